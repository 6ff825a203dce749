import { expect, test } from 'vitest';
import { parse, read } from './read.ts';

const rowOf = (html: string, address: string) => read(parse(html), address).rows[0];

test.each([
  [['Mining & Metals', 'Malmö, Skåne', '12K followers'], { industry: 'Mining & Metals', location: 'Malmö, Skåne' }],
  [['Malmö, Skåne', '12K followers'], {}],
  [['Mining & Metals', '12K followers'], {}],
])('%j: one of the two alone may be either', (items, told) => {
  const list = items.map((item) => `<div class="org-top-card-summary-info-list__info-item">${item}</div>`).join('');
  const page = `<main><section class="org-top-card"><h1 title="Norrvik Steel">Norrvik</h1>${list}</section></main>`;
  expect(rowOf(page, 'https://www.linkedin.com/company/norrvik/')).toEqual({
    lead: { kind: 'company', identityKeys: ['company:norrvik'], name: { shown: 'Norrvik Steel' }, ...told },
  });
});

test('the size is the company’s own word for it; the count of its people stands in where there is none', () => {
  const list = (...items: string[]) =>
    items.map((item) => `<div class="org-top-card-summary-info-list__info-item">${item}</div>`).join('');
  const page = (
    ...items: string[]
  ) => `<main><section class="org-top-card"><h1 title="Norrvik">Norrvik</h1>${list(...items)}
    <a href="/search/results/people/?currentCompany=%5B%22445566%22%5D">1,141 employees</a></section></main>`;
  const sizeOf = (html: string) => rowOf(html, 'https://www.linkedin.com/company/norrvik/');
  expect(sizeOf(page('Steel', 'Malmö', '12K followers', '501-1K employees'))).toMatchObject({
    lead: { size: '501-1K employees' },
  });
  expect(sizeOf(page('Steel', 'Malmö', '12K followers'))).toMatchObject({ lead: { size: '1,141 employees' } });
});

const ICON = '<svg aria-hidden="true" id="verified-small"></svg>';
test.each([ICON, `<span aria-hidden="true">${ICON}</span>`, ''])(
  'a company found, with the icon %s beside its name',
  (icon) => {
    for (const name of ['Norrvik', '<span dir="ltr"><span aria-hidden="true">Norrvik</span></span>']) {
      const page = `<main><ul><li class="reusable-search__result-container"><div data-chameleon-result-urn="urn:li:company:445566">
      <span class="t-16"><a href="/company/norrvik/">${icon}${name}</a></span></div></li></ul></main>`;
      expect(rowOf(page, 'https://www.linkedin.com/search/results/companies/')).toMatchObject({
        lead: { name: { shown: 'Norrvik' }, identityKeys: ['company:norrvik', 'company:445566'] },
      });
    }
  },
);

const topCard = (
  vanity: string,
) => `<main><section class="org-top-card"><h1 class="org-top-card-summary__title">Norrvik Steel</h1>
  <a class="org-top-card-summary-info-list__info-item-link"
    href="/search/results/people/?currentCompany=%5B%22445566%22%5D">1,001-5,000 employees</a></section>
  <nav class="org-page-navigation"><a href="/company/${vanity}/">Home</a><a href="/company/${vanity}/about/">About</a></nav>
  <ul><li class="org-people-profile-card__profile-card-spacing"><a id="org-people-profile-card__profile-image-0"
    href="/in/orla-quist/"><img alt=""></a><div class="artdeco-entity-lockup__title"><a href="/in/orla-quist/">Orla Quist</a></div>
    </li></ul><a href="/company/brek-rail/posts/">Brek Rail</a></main>`;

test.each(['/company/brek-rail/', '/company/brek-rail/people/', '/company/778899/'])(
  'the company before, still shown at %s, gives no row the name of one and the key of another',
  (path) => {
    const found = read(parse(topCard('norrvik-steel')), `https://www.linkedin.com${path}`);
    expect(found).toMatchObject({ state: 'stale', rows: [] });
  },
);

test.each(['/company/Norrvik-Steel/', '/company/norrvik-steel/people/', '/company/445566/about/'])(
  'a company is itself at %s, by name or number',
  (path) => {
    const found = read(parse(topCard('norrvik-steel')), `https://www.linkedin.com${path}`);
    expect({ state: found.state, rows: found.rows.length }).toEqual({ state: 'results', rows: 1 });
  },
);
