import type { PracticeCompany } from '../companies.ts';
import type { PracticePerson } from '../people.ts';
import { createRandom } from '../random.ts';
import type { Language } from '../search-page.ts';
import { only, type Tree, type TreeElement, escapeHtml as text } from './tree.ts';
import { words } from './words.ts';

/** A company's top card. */
export const companyPage = (company: PracticeCompany): string =>
  `<section class="org-top-card artdeco-card"><h1 class="ember-view org-top-card-summary__title" title="${text(company.name)}"> ${text(company.name)} </h1><p class="org-top-card-summary__tagline">Made since 1911</p>
<div class="org-top-card-summary-info-list"><div class="org-top-card-summary-info-list__info-item">${text(company.industry)}</div><div class="inline-block"><div class="org-top-card-summary-info-list__info-item">${text(company.location)}</div><div class="org-top-card-summary-info-list__info-item">12K followers</div>
<a class="org-top-card-summary-info-list__info-item-link" href="/search/results/people/?currentCompany=%5B%22${company.id}%22%5D&origin=COMPANY_PAGE_CANNED_SEARCH"><span class="org-top-card-summary-info-list__info-item">${text(company.size)}</span></a></div></div></section>
<section><h2>Similar pages</h2><ul><li><a href="/company/elsewhere/"><h3>Elsewhere</h3></a></li></ul></section>`;

/** The People tab. An anonymous member's card has no link at all. */
export function companyPeople(slots: { person: PracticePerson; isAnonymous: boolean }[], language: Language): string {
  const say = words[language];
  const cards = slots.map(({ person, isAnonymous }, index) => {
    const name = isAnonymous ? say.anonymous : person.name;
    const href = `https://www.linkedin.com/in/${encodeURIComponent(person.vanity)}?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3A${person.memberId}`;
    const link = (inside: string, id = '') => (isAnonymous ? inside : `<a href="${href}"${id}>${inside}</a>`);
    const badge =
      !isAnonymous && person.degree
        ? `<div class="artdeco-entity-lockup__badge"><span class="a11y-text">degree</span><span class="artdeco-entity-lockup__degree">·&nbsp;${say.degree[person.degree]}</span></div>`
        : '';
    return `<li class="grid grid__col--lg-8 block org-people-profile-card__profile-card-spacing"><section class="artdeco-card full-width"><div class="org-people-profile-card__profile-info artdeco-entity-lockup">${link(`<img alt="${text(name)}">`, ` id="org-people-profile-card__profile-image-${index}"`)}
<div class="artdeco-entity-lockup__title ember-view">${link(`<div class="lt-line-clamp lt-line-clamp--single-line"> ${text(name)} </div>`)}</div>${badge}<div class="artdeco-entity-lockup__subtitle"><div class="lt-line-clamp lt-line-clamp--multi-line"> ${text(person.headline ?? '')} </div></div>
${person.mutual.named[0] && !isAnonymous ? `<span class="t-12"> ${text(person.mutual.named[0].name)} and 3 other mutual connections </span>` : ''}</div></section></li>`;
  });
  return `<h2>1,141 associated members</h2><ul>${cards.join('\n')}</ul><button class="scaffold-finite-scroll__load-button">Show more results</button>`;
}

/** Company search in Ember: people search's template. */
export function companySearchEmber(companies: PracticeCompany[], seed: number): string {
  const hash = (role: string) => createRandom(seed, role).letters(30);
  const cards = companies.map(
    (company) =>
      `<li class="${hash('item')}"><div class="${hash('card')}" data-chameleon-result-urn="urn:li:company:${company.id}" data-view-name="search-entity-result-universal-template"><div><a href="https://www.linkedin.com/company/${encodeURIComponent(company.vanity)}/"><img alt="${text(company.name)}"></a></div><div><div class="mb1"><div class="t-roman t-sans"><span><span class="${hash('title')} t-16"><a href="https://www.linkedin.com/company/${encodeURIComponent(company.vanity)}/" data-test-app-aware-link=""><!---->${text(company.name)}<!----></a></span></span></div><div class="${hash('a')} t-14 t-black t-normal">${text(company.industry)} • ${text(company.location)}</div><div class="${hash('b')} t-14 t-normal">12K followers</div></div><p class="entity-result__summary--2-lines">Current: nothing of Ida Brek’s</p><div class="entity-result__insights"><a href="/company/${encodeURIComponent(company.vanity)}/jobs/">4 jobs</a></div></div></div></li>`,
  );
  return `<div class="search-results-container"><ul role="list" class="list-style-none">${cards.join('\n')}</ul></div>`;
}

/** Company search, server-driven: nobody has seen it. */
export function companySearchSdui(companies: PracticeCompany[]): TreeElement {
  const cards = companies.map((company): Tree => {
    const href = `https://www.linkedin.com/company/${encodeURIComponent(company.vanity)}/`;
    return [
      'div',
      { role: 'listitem' },
      [
        'a',
        { href, tabindex: '0' },
        [
          'div',
          {},
          ['p', {}, ['a', { href }, company.name]],
          ['div', {}, ['p', {}, `${company.industry} • ${company.location}`]],
          ...only(['div', {}, ['p', {}, '12K followers']]),
        ],
      ],
    ];
  });
  return [
    'div',
    { 'data-sdui-screen': 'com.linkedin.sdui.flagshipnav.search.SearchResultsCompanies' },
    ['div', { 'data-testid': 'lazy-column' }, ['div', { role: 'list' }, ...cards]],
  ];
}
