// Long: what pages were once read wrong, each as small as it can be; the subjects have files of their own beside this one.
import { describe, expect, test } from 'vitest';
import { parsePersonName } from '../../utils/lead/person-name.ts';
import { parse, read, SEARCH } from './read.ts';

const NAV = '<nav data-testid="primary-nav"></nav>';
const stateAt = (html: string, address = SEARCH) => read(parse(`${NAV}${html}`), address).state;
const leadsAt = (html: string, address = SEARCH) =>
  read(parse(`${NAV}${html}`), address).rows.map((row) => ('lead' in row ? row.lead : row));

const card = (vanity: string, name: string, more = '') =>
  `<div role="listitem"><p><a href="/in/${vanity}/">${name}</a><span> • 2nd</span></p><div><p>Fitter</p></div><div><p>Malmö</p></div>${more}</div>`;
const screen = (name: string, content: string, attributes = '') =>
  `<div data-sdui-screen="com.linkedin.sdui.flagshipnav.${name}" ${attributes}>${content}</div>`;
const column = (content: string) => `<div data-testid="lazy-column"><div role="list">${content}</div></div>`;
const PEOPLE = 'search.SearchResultsPeople';
const GROW = 'mynetwork.Grow';
const ember = (insights: string, more = '') =>
  `<main><ul><li><div data-chameleon-result-urn="urn:li:member:1" data-view-name="search-entity-result-universal-template">
  <span class="t-16"><a href="/in/orla-quist"><span dir="ltr"><span aria-hidden="true">Orla Quist</span></span></a></span>
  ${more}<div class="entity-result__insights">${insights}</div></div></li></ul></main>`;

describe('the frame of whoever checks for robots', () => {
  const hidden = [
    '<iframe src="https://li.protechts.net/index.html?uc=scraping" aria-hidden="true" style="left:-9999px"></iframe>',
    '<iframe id="humanThirdPartyIframe" width="0" height="0"></iframe>',
    '<iframe id="humanThirdPartyIframe" style="display: none"></iframe>',
  ];
  test.each(hidden)('hidden it says nothing: %s', (frame) => {
    expect(stateAt(`<main>${column(card('orla', 'Orla Quist'))}</main>${frame}`)).toBe('results');
    expect(stateAt(`<main>${column('')}</main>${frame}`)).toBe('loading');
  });
  test('seen it asks: limited', () =>
    expect(stateAt('<main><iframe id="humanThirdPartyIframe" width="400"></iframe></main>')).toBe('limited'));
});

test.each([
  ['<div>500 followers</div><div>Ida Brek is a mutual connection</div>', 1],
  ['<div>2K followers</div><div><a href="/in/ida-brek"><strong>Ida Brek</strong></a> is a mutual connection</div>', 1],
  ['<div>2 tys. obserwujących</div><div>8 innych wspólnych kontaktów</div>', 8],
  ['<div>500 followers</div>', undefined],
])('followers are no shared connections: %s', (insights, count) => {
  const [lead] = leadsAt(ember(insights));
  expect(lead).toMatchObject({ identityKeys: ['vanity:orla-quist', 'urn:1'] });
  expect((lead as { sharedConnections?: number }).sharedConnections).toBe(count);
});

test('followers before the mutual connections in S1', () => {
  const insight = (words: string) => `<a data-view-name="search-result-social-proof-insight" href="/x">${words}</a>`;
  const html = card('orla', 'Orla Quist', `${insight('2K followers')}${insight('8 mutual connections')}`);
  expect(
    leadsAt(`<main><div role="list"><div data-view-name="people-search-result">${html}</div></div></main>`),
  ).toMatchObject([{ sharedConnections: 8 }]);
});

test('led away to My Network, whose suggestions look like results', () => {
  expect(stateAt(`<main>${screen(GROW, card('tomas', 'Tomas Vell'))}</main>`)).toBe('limited');
  expect(leadsAt(`<main>${screen(GROW, column(card('tomas', 'Tomas Vell')))}</main>`)).toEqual([]);
});

test('a screen that was left, and an empty column, are not the results', () => {
  const own = screen(PEOPLE, column('') + column(card('orla', 'Orla Quist')));
  const left = screen(GROW, column(card('tomas', 'Tomas Vell')), 'hidden');
  expect(leadsAt(`<main>${left}${own}</main>`)).toMatchObject([{ name: { shown: 'Orla Quist' } }]);
});

test.each([
  ['plant', '<input value="plant manager">', 'stale'],
  ['art', '<input value="party planner">', 'stale'],
  ['manager plant', '<input value="Plant, Manager">', 'results'],
])('the search box shows another search than ?keywords=%s: %s', (keywords, box, state) => {
  const html = `<main><div componentkey="SearchResults_SearchTyahInputRef">${box}</div>${column(card('orla', 'Orla Quist'))}</main>`;
  const address = `https://www.linkedin.com/search/results/people/?keywords=${encodeURIComponent(keywords)}`;
  expect(stateAt(html, address)).toBe(state);
});

test('what stands in the search box now counts, and not what stood there when it was made', () => {
  const page = parse(
    `${NAV}<main><div componentkey="SearchResults_SearchTyahInputRef"><input value="plant manager"></div>${column(card('orla', 'Orla Quist'))}</main>`,
  );
  (page.querySelector('input') as HTMLInputElement).value = 'fitter';
  expect(read(page, 'https://www.linkedin.com/search/results/people/?keywords=fitter').state).toBe('results');
  expect(read(page, SEARCH).state).toBe('stale');
});

test.each([
  ['hr', 'Search results for three bridges. There are 10 results.', 'stale'],
  ['three bridges', 'Search results for three bridges. There are 10 results.', 'results'],
  ['工場長', '工場長の検索 結果 です。10件', 'results'],
])('the prompt and ?keywords=%s: %s', (keywords, prompt, state) => {
  const html = `<h1 id="search-srp-prompt">${prompt}</h1>${ember('')}`;
  const address = `https://www.linkedin.com/search/results/people/?keywords=${encodeURIComponent(keywords)}`;
  expect(stateAt(html, address)).toBe(state);
});

test('a headline may begin with “Currently:”; the place below it says that it is one', () => {
  const headline = 'Currently: Head of Operations at Norrvik Steel | ex-Volvo';
  const lines = `<div class="t-14 t-black t-normal">${headline}</div><div class="t-14 t-normal">Malmö</div>`;
  const [lead] = leadsAt(ember('', lines));
  expect(lead).toMatchObject({ headline, location: 'Malmö' });
  expect(lead).not.toHaveProperty('company');
});

test('a company’s and a member’s own headings limit nobody', () => {
  const company =
    '<main><section class="org-top-card"><h1 class="org-top-card-summary__title">Nordic Security Check</h1></section></main>';
  expect(stateAt(company, 'https://www.linkedin.com/company/x-y/')).toBe('results');
  const profile = `<main><section data-member-id="1"><h1>Orla Quist</h1></section><h3>Detecting unusual activity in SAP</h3></main>`;
  expect(stateAt(profile, 'https://www.linkedin.com/in/orla-quist/')).toBe('results');
});

test('however long the filters are, an empty column is a page that still loads', () => {
  const filters = `<div><ul>${'<li><button>Derzeitige Unternehmen</button></li>'.repeat(12)}</ul></div>`;
  expect(stateAt(`<main>${screen(PEOPLE, filters + column(''))}</main>`)).toBe('loading');
});

test('companies and jobs among all results are no rows, whoever works there', () => {
  const other = (path: string) =>
    `<div role="listitem"><p><a href="${path}">Norrvik Steel</a></p><p><a href="/in/ida-brek/">Ida Brek</a> works here</p></div>`;
  const rows = column(
    card('orla', 'Orla Quist') + ['/company/norrvik/', '/jobs/view/7/', '/school/lund/'].map(other).join(''),
  );
  const html = `<main>${screen('search.SearchResultsAll', rows)}</main>`;
  expect(leadsAt(html, 'https://www.linkedin.com/search/results/all/?keywords=x')).toMatchObject([
    { name: { shown: 'Orla Quist' } },
  ]);
});

test('an empty Ember search that was reached in the app still holds the key of the page before', () => {
  const html = `<main><div class="search-reusable-search-no-results"><h2>No results found</h2></div></main>
    <code id="clientPageInstance">urn:li:page:d_flagship3_feed;x==</code>`;
  expect(stateAt(html)).toBe('empty');
});

test('an icon between the name and the degree in a list of leads', () => {
  const row = `<tr data-row-id="urn:li:fs_salesProfile:(ACwAAAFAKE1,NAME_SEARCH,x)"><td><a data-anonymize="person-name"
    href="/sales/lead/ACwAAAFAKE1,NAME_SEARCH,x">Orla Quist</a><li-icon type="linkedin-premium-gold-icon"></li-icon><span>2nd</span></td></tr>`;
  expect(leadsAt(`<main><table>${row}</table></main>`, 'https://www.linkedin.com/sales/lists/people/7')).toMatchObject([
    { degree: 2 },
  ]);
});

test('the viewer’s own connections at a company are not its size', () => {
  const html = `<main><section class="org-top-card"><h1>Norrvik</h1>
    <a href="/search/results/people/?currentCompany=%5B%22445566%22%5D&network=%5B%22F%22%5D">Tomas Vell & 3 other connections work here</a></section></main>`;
  const [lead] = leadsAt(html, 'https://www.linkedin.com/company/norrvik/');
  expect(lead).toMatchObject({ identityKeys: ['company:norrvik', 'company:445566'] });
  expect(lead).not.toHaveProperty('size');
});

test('how many a link adds in words is not known', () => {
  const person = (vanity: string) => `<a href="/in/${vanity}/"><strong>${vanity}</strong></a>`;
  const shared = '<a href="/search/results/people/?origin=SHARED_CONNECTIONS_CANNED_SEARCH">otro contacto en común</a>';
  const [lead] = leadsAt(ember(`<div>${person('tomas')}, ${person('ida')} y ${shared}</div>`));
  expect(lead).not.toHaveProperty('sharedConnections');
});

test('a profile without a headline: its ties are none', () => {
  const html = `<main><section componentkey="com.linkedin.sdui.profile.card.refACoAAFAKE00001Topcard"><a href="/in/orla/"><h2>Orla Quist</h2></a>
    <p>· 2nd</p><p>Norrvik Steel · Lunds universitet</p><div role="button"><p>Norrvik Steel</p></div><div role="button"><p>Lunds universitet</p></div></section></main>`;
  const [lead] = leadsAt(html, 'https://www.linkedin.com/in/orla/');
  expect(lead).toMatchObject({ degree: 2 });
  expect(lead).not.toHaveProperty('headline');
});

test.each([
  ...['María del Carmen López', 'José de Jesús Hernández', 'María de la Fuente López', 'Rita de Cássia Oliveira'],
  ...['Francisco de Assis Souza', 'Luz del Carmen Gómez', 'Abd El Rahman Hassan', 'Nour El Din Mohamed'],
  ...['Nguyen Minh', 'Tran Minh', 'Hoàng Minh', 'Shane O Sullivan', 'Kevin D Souza', 'Seán Ó Briain', 'De Vries'],
  ...['マイケル スミス', 'عبد الرحمن', 'Orla Mba'],
])('%s: what is whose nobody can tell', (shown) => expect(parsePersonName(shown)).toEqual({ shown }));

test.each([
  ['A. van Dijk', { family: 'van Dijk' }],
  ['J.P. van der Berg', { family: 'van der Berg' }],
  ['M. De Smet', { family: 'De Smet' }],
  ['van der Berg', { family: 'van der Berg' }],
  ['Иванов И.И.', { family: 'Иванов' }],
  ['민준 김', { given: '민준', family: '김' }],
  ['김 민준', { given: '민준', family: '김' }],
  ['Lady Gómez', { given: 'Lady', family: 'Gómez' }],
  ['Carlos Junior', { given: 'Carlos' }],
  ['Antônio Filho', { given: 'Antônio' }],
  ['John D Smith', { given: 'John', family: 'Smith' }],
  ['Todd R.', { given: 'Todd' }],
  ['Suresh K.R.', { given: 'Suresh' }],
  ['ben smith', { given: 'ben', family: 'smith' }],
  ['José De La Cruz', { given: 'José', family: 'De La Cruz' }],
  ['Al Gore', { given: 'Al', family: 'Gore' }],
])('%s', (shown, parts) => expect(parsePersonName(shown)).toEqual({ shown, ...parts }));

test('José de Souza has one name behind the particle: his family’s', () =>
  expect(parsePersonName('José de Souza')).toMatchObject({ given: 'José', family: 'de Souza' }));

test.each(['security check', 'kommersiell direktör', 'uso comercial', 'error analyst', 'limit of searches'])(
  'the user’s own words are no notice: %s',
  (keywords) => {
    const address = `https://www.linkedin.com/search/results/people/?keywords=${encodeURIComponent(keywords)}`;
    const prompt = `<h1 id="search-srp-prompt">Search results for ${keywords}. There are 1 results.</h1>`;
    expect(stateAt(prompt + ember(''), address)).toBe('results');
    const empty = `<main>${prompt}<div class="search-reusable-search-no-results"><h2>No results found</h2></div></main>`;
    expect(stateAt(empty, address)).toBe('empty');
  },
);

test.each(['You’ve reached your search limit', 'Osiągnięto limit wyszukiwań', '検索回数の上限に達しました'])(
  'beside a few teasers: %s',
  (heading) => expect(stateAt(`<main><h2>${heading}</h2>${column(card('orla', 'Orla Quist'))}</main>`)).toBe('limited'),
);

test.each([
  'Profil nicht gefunden',
  'Nie znaleziono profilu',
  'Profil introuvable',
  'Perfil no encontrado',
  'Perfil não encontrado',
])('a profile that is not there: %s', (title) =>
  expect(stateAt(`<title>${title} | LinkedIn</title><main></main>`, 'https://www.linkedin.com/in/orla-quist/')).toBe(
    'error',
  ),
);

test.each([
  'LinkedIn User',
  'LinkedIn-Nutzer:in',
  'LinkedIn-Nutzerin',
  'مستخدم LinkedIn',
  'أحد أعضاء LinkedIn',
  'Membre du réseau LinkedIn',
])('nobody, also where a degree stands beside it: %s', (name) =>
  expect(leadsAt(`<main>${column(card('leaks', name))}</main>`)).toEqual([{ refused: 'anonymous' }]),
);

test.each([
  ['"selfVanityName\\":\\"pawe\\u0142-x\\"', ['vanity:paweł-x']],
  ['"selfVanityName\\":\\"$undefined\\"', undefined],
  ['"selfVanityName\\":null,\\"selfVanityName\\":\\"orla\\"', ['vanity:orla']],
])('who is signed in, in a chunk: %s', (chunk, keys) => {
  const page = parse(`${NAV}<script id="rehydrate-data">window.x = ["${chunk}"]</script><main></main>`);
  expect(read(page, 'https://www.linkedin.com/feed/').viewer?.identityKeys).toEqual(keys);
});

test('a lead’s name in Arabic is not cut where a label begins with the article', () => {
  const html = `<main><section data-sn-view-name="feature-lead-top-card"><h1 data-anonymize="person-name">الهام محمد</h1>
    <button aria-label="المزيد من الإجراءات"></button><button aria-label="حفظ في القائمة"></button></section></main>`;
  const [lead] = leadsAt(html, 'https://www.linkedin.com/sales/lead/ACwAAAFAKE00001,NAME_SEARCH,x');
  expect(lead).toMatchObject({ name: { shown: 'الهام محمد' } });
});

test.each([
  'Talks about #steel',
  'Provides services - Consulting',
  '2 ألف متابع',
  'Ida Brek and Tomas Vell are mutual connections',
])('no place: %s', (line) => {
  const html = card('orla', 'Orla Quist').replace('Malmö', line);
  expect(leadsAt(`<main>${column(html)}</main>`)[0]).not.toHaveProperty('location');
});

describe('what a page holds besides its own', () => {
  const none = '<div class="search-reusable-search-no-results"><h2>No results found</h2></div>';
  const key = (name: string) => `<code id="clientPageInstance">urn:li:page:d_flagship3_${name};x==</code>`;
  const sentence = (keywords: string) =>
    `<h1 id="search-srp-prompt">Search results for ${keywords}. There are 0 results.</h1>`;
  const orla = column(card('orla', 'Orla Quist'));
  const tomas = column(card('tomas', 'Tomas Vell'));
  const nothing = '<h2>No results found</h2><p>Try again</p><button>Edit</button>';

  test.each([
    [`<main>${none}</main>${key('search_srp_people')}`, 'https://www.linkedin.com/in/orla/', 'other-page'],
    [`<main>${none}</main>${key('search_srp_companies')}`, SEARCH, 'other-page'],
    [`<main>${none}</main>${key('feed')}`, SEARCH, 'empty'],
    [`<main><div class="artdeco-loader"></div></main>${key('feed')}`, SEARCH, 'loading'],
    [
      `<main class="search-results-container">${none}</main>`,
      'https://www.linkedin.com/company/norrvik/',
      'other-page',
    ],
    [`<main>${sentence('plant manager')}${none}</main>`, `${SEARCH.split('?')[0]}?keywords=welder`, 'stale'],
    [`<main>${sentence('welder')}${none}</main>`, `${SEARCH.split('?')[0]}?keywords=welder`, 'empty'],
  ])('%s at %s: %s', (html, address, state) => expect(stateAt(html, address)).toBe(state));

  test.each(['search.SearchResultsAll', 'search.SearchResultsCompanies', GROW, 'feed.Feed'])(
    'a hidden screen %s that was left: neither its rows nor its state are the page’s',
    (left) => {
      const hidden = screen(left, tomas, 'hidden');
      expect(leadsAt(`<main>${hidden}${screen(PEOPLE, orla)}</main>`)).toMatchObject([
        { name: { shown: 'Orla Quist' } },
      ]);
      expect(stateAt(`<main>${hidden}${screen(PEOPLE, column(''))}</main>`)).toBe('loading');
      expect(stateAt(`<main>${hidden}${screen(PEOPLE, nothing)}</main>`)).toBe('empty');
    },
  );

  test('a headline without a place below it, where lines do not move up', () => {
    const headline = 'Currently: Head of Operations at Norrvik Steel | ex-Volvo';
    const [lead] = leadsAt(ember('', `<div class="t-14 t-black t-normal">${headline}</div>`));
    expect(lead).toMatchObject({ headline });
    expect(lead).not.toHaveProperty('company');
  });

  test.each([
    '<div style="display:none"><iframe id="humanThirdPartyIframe"></iframe></div>',
    '<iframe id="humanThirdPartyIframe" style="width:1px;height:1px;opacity:0"></iframe>',
  ])('a frame that nobody sees: %s', (frame) => expect(stateAt(`<main>${column('')}</main>${frame}`)).toBe('loading'));
});
