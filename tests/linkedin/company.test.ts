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
