import type { PracticeCompany } from '../companies.ts';
import { type PracticePerson, salesIdOf } from '../people.ts';
import { createRandom } from '../random.ts';
import type { Language } from '../search-page.ts';
import { escapeHtml as text } from './tree.ts';
import { words } from './words.ts';

/** What a place in a list of leads holds. `pending`: not scrolled to yet. */
export type LeadSlot = { person: PracticePerson; company?: PracticeCompany; kind: 'lead' | 'anonymous' | 'pending' };

const token = (seed: number, of: string) => createRandom(seed, `token ${of}`).letters(4);
const leadPath = (person: PracticePerson, seed: number) =>
  `/sales/lead/${salesIdOf(person)},NAME_SEARCH,${token(seed, person.vanity)}`;
const urn = (person: PracticePerson, seed: number) =>
  `urn:li:fs_salesProfile:(${salesIdOf(person)},NAME_SEARCH,${token(seed, person.vanity)})`;
const companyLink = (company: PracticeCompany) =>
  `<a data-anonymize="company-name" data-control-name="view_company_via_profile_lockup" href="/sales/company/${company.id}?_ntb=Zm9v">${text(company.name)}</a>`;
const place = (person: PracticePerson) =>
  person.location ? `<span data-anonymize="location">${text(person.location)}</span>` : '';
const badge = (person: PracticePerson, language: Language) =>
  person.degree
    ? `<div class="artdeco-entity-lockup__badge"><span class="a11y-text">${person.degree}nd degree connection</span><span class="artdeco-entity-lockup__degree">·&nbsp;${words[language].degree[person.degree]}</span></div>`
    : '';

/** How the visible name says that somebody can be reached. English seen; the others translated. */
const PRESENT: Record<Language, (name: string) => string> = {
  en: (name) => `${name} was last active 2 hours ago`,
  pl: (name) => `${name} jest osiągalny(-a)`,
  fr: (name) => `${name} est joignable`,
  de: (name) => `${name} ist erreichbar`,
  es: (name) => `${name} está disponible`,
  pt: (name) => `${name} está disponível`,
  ar: (name) => `${name} متاح الآن`,
  ja: (name) => `${name}さんは対応可能です`,
};
const MORE: Record<Language, string> = {
  en: '+1 more',
  pl: '+1 więcej',
  fr: '+1 autre',
  de: '+1 weitere',
  es: '+1 más',
  pt: '+1 outro',
  ar: '+1 أخرى',
  ja: '+1 件',
};
const ADD: Partial<Record<Language, (name: string) => string>> = {
  de: (name) => `${name} zur Auswahl hinzufügen`,
  fr: (name) => `Ajouter ${name} à la sélection`,
  ja: (name) => `${name}さんを選択に追加`,
  ar: (name) => `إضافة ${name} إلى التحديد`,
};

interface CardContext {
  seed: number;
  language: Language;
}

const addLabel = (name: string, language: Language) =>
  `<span class="a11y-text">${text(ADD[language]?.(name) ?? `Add ${name} to selection`)}</span>`;

/** What stands in the place of a card until it is scrolled to: its id, and the label of its checkbox. */
export const leadPlaceholder = ({ person }: LeadSlot, { seed, language }: CardContext): string =>
  `<div data-x-deferred-did-intersect=""><div data-scroll-into-view="${urn(person, seed)}">${addLabel(person.name, language)}</div></div>`;

/** One card of lead search. */
export function leadCard(slot: LeadSlot, { seed, language }: CardContext): string {
  const { person, company } = slot;
  const random = createRandom(seed, `card ${person.vanity}`);
  const isAnonymous = slot.kind === 'anonymous';
  const name = isAnonymous ? words[language].anonymous : person.name;
  const shown = !isAnonymous && random.chance(0.3) ? PRESENT[language](name) : name;
  const shared = person.mutual.named.length + person.mutual.others;
  const more = random.chance(0.2) ? random.pick([` ${MORE[language]}`, `<button>${MORE[language]}</button>`]) : '';
  const joined = random.chance(0.3) ? ' ' : '<span class="separator--middot"></span> ';
  const elsewhere = random.chance(0.2)
    ? '<li data-search-spotlight><button>Worked at <span data-anonymize="company-name">Somewhere Else</span></button></li>'
    : '';
  return `<div data-x-deferred-did-intersect=""><div class="_${createRandom(seed, 'build').letters(6)}"><label>${addLabel(person.name, language)}</label><input type="checkbox"></div>
<div data-x-search-result="LEAD" data-scroll-into-view="${urn(person, seed)}"><div class="artdeco-entity-lockup artdeco-entity-lockup--size-4 ember-view">
<div class="artdeco-entity-lockup__image"><a data-control-name="view_lead_panel_via_search_lead_image" href="${leadPath(person, seed)}?_ntb=Zm9v"><img data-anonymize="headshot-photo" alt="Go to ${text(person.name)}’s profile"></a></div>
<div class="artdeco-entity-lockup__content"><div class="flex flex-wrap align-items-center"><div class="artdeco-entity-lockup__title ember-view"><a data-control-name="view_lead_panel_via_search_lead_name" data-lead-search-result="profile-link-st${random.below(900)}" href="${leadPath(person, seed)}?_ntb=Zm9v"><span data-anonymize="person-name">${text(shown)}</span></a></div>${isAnonymous ? '' : badge(person, language)}${!isAnonymous && person.premium ? '<li-icon type="linkedin-premium-gold-icon"></li-icon>' : ''}</div>
<div class="artdeco-entity-lockup__subtitle"><span data-anonymize="title">${text(person.job.position)}</span>${joined}${company ? companyLink(company) : `&nbsp;${text(person.job.company)}`}${more}</div>
<div class="artdeco-entity-lockup__caption">${place(person)}</div>
<div class="artdeco-entity-lockup__metadata"><div data-anonymize="job-title">3 years 2 months in role<span class="separator--middot"></span>3 years 2 months in company</div></div></div></div>
<dl><dt>About:</dt><dd><div data-anonymize="person-blurb" title="I worked with Ida Brek at Somewhere Else" data-truncated="true">I worked with Ida Brek at Somewhere Else <button>…see more</button></div></dd></dl>
<ul>${elsewhere}${!isAnonymous && shared > 0 ? `<li data-search-spotlight><button data-control-name="search_spotlight_shared_connections">${words[language].others(shared)}</button></li>` : ''}</ul>
<button data-x--save-menu-trigger aria-label="Save ${text(person.name)}">Save</button></div></div>`;
}

/** Lead search: cards, and the placeholders of those that nobody has scrolled to. The results scroll within the page. */
export function leadSearch(slots: LeadSlot[], seed: number, language: Language, number: number, total: number): string {
  const items = slots.map(
    (slot) =>
      `<li class="artdeco-list__item pl3 pv3">${slot.kind === 'pending' ? leadPlaceholder(slot, { seed, language }) : leadCard(slot, { seed, language })}</li>`,
  );
  return `<div class="practice-filters"><ul><li class="artdeco-list__item"><a href="/sales/search/people?x">Seniority</a></li></ul></div><div id="search-results-container"><div data-sn-view-name="module-lead-search-results"><ol class="artdeco-list background-color-white">${items.join('\n')}</ol></div></div>${salesPagination(number, total)}`;
}

/** Which page of how many, and the way on. */
export const salesPagination = (number: number, total: number) =>
  `<div class="artdeco-pagination"><span class="artdeco-pagination__state--a11y">Page ${number} of ${total}</span><button class="artdeco-pagination__button artdeco-pagination__button--next" aria-label="Next">Next</button></div>`;

/** A list of leads: here `job-title` is the title. */
export function leadList(slots: LeadSlot[], seed: number, language: Language): string {
  const rows = slots.map(({ person, company, kind }) => {
    const name = kind === 'anonymous' ? words[language].anonymous : person.name;
    const degree = kind === 'lead' && person.degree ? `<span>${words[language].degree[person.degree]}</span>` : '';
    return `<tr class="artdeco-models-table-row ember-view" data-x--people-list--row data-row-id="${urn(person, seed)}"><td><a class="lists-detail__view-profile-name-link" data-anonymize="person-name" href="${leadPath(person, seed)}">${text(name)}</a>${degree}<div data-anonymize="job-title">${text(person.job.position)}</div></td><td>${company ? companyLink(company) : `<span data-anonymize="company-name">${text(person.job.company)}</span>`}</td><td data-anonymize="location">${text(person.location ?? '')}</td><td>Notes 3</td><td>1/4/2026</td></tr>`;
  });
  return `<table><thead><tr><th>Name</th><th>Account</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

/** Account search. */
export function accountSearch(companies: PracticeCompany[], number: number, total: number): string {
  const items = companies.map(
    (company) =>
      `<li class="artdeco-list__item"><div data-x-search-result="ACCOUNT"><div class="artdeco-entity-lockup"><a data-control-name="view_company_via_result_image" href="/sales/company/${company.id}?_ntb=x"><img data-anonymize="company-logo" alt=""></a><div class="artdeco-entity-lockup__title"><a data-anonymize="company-name" data-control-name="view_company_via_result_name" href="/sales/company/${company.id}?_ntb=x">${text(company.name)}</a></div><div class="artdeco-entity-lockup__subtitle"><span data-anonymize="industry">${text(company.industry)}</span> · <a data-anonymize="company-size" aria-label="View all" href="/sales/search/people?x">${text(company.size)}</a> · <span data-anonymize="revenue">$500M - $1B in revenue</span></div><div class="artdeco-entity-lockup__caption"><span data-anonymize="location">${text(company.location)}</span></div></div><div data-anonymize="person-blurb" title="…">About the company</div></div></li>`,
  );
  return `<div id="search-results-container"><ol class="artdeco-list">${items.join('\n')}</ol></div>${salesPagination(number, total)}`;
}

/** The account hub and account lists: a table of companies, with people recommended at each. */
export function accountTable(companies: PracticeCompany[]): string {
  const rows = companies.map(
    (company) =>
      `<tr data-x--account-hub--table-data-row><td data-x-accounts-dashboard-first-company-cell><a href="/sales/company/${company.id}"><span data-anonymize="company-name">${text(company.name)}</span></a></td><td><span data-anonymize="industry">${text(company.industry)}</span></td><td><span data-anonymize="person-name">Ida Brek</span> <a data-anonymize="company-name" href="/sales/company/1">Elsewhere</a></td></tr>`,
  );
  return `<table data-x--account-hub--table><thead><tr><th data-x-accounts-dashboard-table-column-header>Account</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

/** One lead's page. */
export const leadPage = (person: PracticePerson, company: PracticeCompany | undefined, language: Language): string =>
  `<section data-sn-view-name="feature-lead-top-card"><h1 data-anonymize="person-name">${text(person.name)}</h1>${person.degree ? `<span>${words[language].degree[person.degree]}</span>` : ''}${person.headline ? `<span data-anonymize="headline">${text(person.headline)}</span>` : ''}</section>
<section data-sn-view-name="lead-current-role"><span data-anonymize="job-title">${text(person.job.position)}</span> ${company ? companyLink(company) : `<span data-anonymize="company-name">${text(person.job.company)}</span>`}</section>
<section data-sn-view-name="similar-leads"><span data-anonymize="person-name">Ida Brek</span><a href="/sales/lead/ACwAAOTHERxFAKE9,NAME_SEARCH,x">Ida Brek</a></section>`;
