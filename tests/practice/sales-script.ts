/** What lead search runs in the browser: cards appear as the results are scrolled, the next page comes without a reload. */
function runSalesSearch(): void {
  const container = document.getElementById('search-results-container') as HTMLElement;
  const list = container.querySelector('ol') as HTMLElement;
  let cards: string[] = [];

  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const index = [...list.children].indexOf(target);
        if (!isIntersecting || !cards[index]) continue;
        target.innerHTML = cards[index];
        seen.unobserve(target);
      }
    },
    { root: container },
  );

  const load = async () => {
    const answer = await fetch(`/sales-practice${location.pathname}${location.search}`);
    const page: { cards: string[]; placeholders: string[]; pagination: string } = await answer.json();
    // The old page's cards stay for more than a second under the new page's address.
    if (cards.length > 0) await new Promise((resolve) => setTimeout(resolve, 1200));
    cards = page.cards;
    page.placeholders.forEach((placeholder, index) => {
      const item = list.children[index] ?? list.appendChild(document.createElement('li'));
      item.className = 'artdeco-list__item pl3 pv3';
      item.innerHTML = index < 6 ? (cards[index] ?? '') : placeholder;
      if (index >= 6) seen.observe(item);
    });
    for (const surplus of [...list.children].slice(cards.length)) surplus.remove();
    const pagination = document.querySelector('.artdeco-pagination') as HTMLElement;
    pagination.outerHTML = page.pagination;
    container.scrollTop = 0;
  };

  document.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('.artdeco-pagination__button--next')) return;
    const url = new URL(location.href);
    url.searchParams.set('page', String(Number(url.searchParams.get('page') ?? '1') + 1));
    history.pushState({}, '', url);
    void load();
  });
  window.addEventListener('popstate', () => void load());
  void load();
}

/** The function as text: Node has taken the types away, nothing else is needed in the browser. */
export const salesScript = (): string => `(${runSalesSearch})();`;
