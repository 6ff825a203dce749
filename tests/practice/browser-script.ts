import { buildLive, type Tree } from './generate/tree.ts';

/** What the server-driven practice pages run: fetches a page as a tree, builds it live, and pages through it without reloading. */
function runPracticePage(build: typeof buildLive): void {
  const workspace = document.getElementById('workspace') as HTMLElement;
  const listIn = (root: ParentNode) => root.querySelector('[data-testid="lazy-column"] [role="list"]') as HTMLElement;

  /** Keeps the old card's elements and gives them the new card's content, as React does. */
  const reuse = (old: Node, fresh: Node): void => {
    if (!(old instanceof Element && fresh instanceof Element && old.tagName === fresh.tagName)) {
      old.parentNode?.replaceChild(fresh, old);
      return;
    }
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of [...fresh.attributes]) old.setAttribute(name, value);
    const [oldChildren, freshChildren] = [[...old.childNodes], [...fresh.childNodes]];
    freshChildren.forEach((child, index) => {
      const counterpart = oldChildren[index];
      if (counterpart) reuse(counterpart, child);
      else old.appendChild(child);
    });
    for (const surplus of oldChildren.slice(freshChildren.length)) old.removeChild(surplus);
  };

  const load = async () => {
    const answer = await fetch(`/flagship-web${location.pathname}${location.search}`, {
      method: 'POST',
      headers: { 'X-Li-Rsc-Stream': 'true' },
    });
    const tree: Tree = await answer.json();
    const fresh = build(document, tree) as Element;
    const screen = workspace.firstElementChild;
    if (!screen) workspace.replaceChildren(fresh);
    else {
      // The column empties piece by piece: for a moment there are cards of neither page.
      const list = listIn(screen);
      for (const card of [...list.children].slice(3)) list.removeChild(card);
      await new Promise((resolve) => setTimeout(resolve, 150));
      reuse(screen, fresh);
    }
    window.scrollTo(0, 0);
  };

  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-testid^="pagination-"]');
    const id = button?.getAttribute('data-testid') ?? '';
    const url = new URL(location.href);
    const current = Number(url.searchParams.get('page') ?? '1');
    const indicator = /^pagination-indicator-(\d+)$/.exec(id)?.[1];
    const wanted =
      indicator !== undefined
        ? Number(indicator) + 1
        : id.includes('next')
          ? current + 1
          : id.includes('prev')
            ? current - 1
            : 0;
    if (wanted < 1) return;
    // The address changes at once; the old cards stay until the new ones are there.
    url.searchParams.set('page', String(wanted));
    history.pushState({}, '', url);
    void load();
  });
  window.addEventListener('popstate', () => void load());
  void load();
}

/** The two functions as text: Node has taken the types away, nothing else is needed in the browser. */
export const browserScript = (): string => `const buildLive = ${buildLive};\n(${runPracticePage})(buildLive);`;
