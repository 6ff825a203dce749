// Long: pages as the reference sketches them, in many languages, each with its one trap.
import { describe, expect, test } from 'vitest';
import { countRefused, parse, read, readable } from './read.ts';

const SEARCH = 'https://www.linkedin.com/sales/search/people?query=(keywords%3Aplant)';
const LIST = 'https://www.linkedin.com/sales/lists/people/7000000000000000001';
const leadAt = (id: string) => `https://www.linkedin.com/sales/lead/${id},NAME_SEARCH,aB1c?_ntb=x`;

interface Card {
  id: string;
  name: string;
  /** the member's name as the labels of the card say it */
  label?: string;
  add?: (name: string) => string;
  go?: (name: string) => string;
  badge?: string;
  title?: string;
  /** what stands beside the title, as HTML */
  company?: string;
  separator?: string;
  location?: string;
  tenure?: string;
  blurb?: string;
  spotlights?: string;
  icons?: string;
}

const link = (name: string, id = '445566') =>
  `<a data-anonymize="company-name" data-control-name="view_company_via_profile_lockup" href="/sales/company/${id}?_ntb=Zm9v">${name}</a>`;
const MIDDOT = '<span class="separator--middot"></span>';

function leadCard(card: Card): string {
  const { id, name, label = name, badge, title, company = '', separator = MIDDOT, location, tenure, blurb } = card;
  const add = card.add ?? ((who: string) => `Add ${who} to selection`);
  const go = card.go ?? ((who: string) => `Go to ${who}’s profile`);
  const urn = `urn:li:fs_salesProfile:(${id},NAME_SEARCH,aB1c)`;
  const href = `/sales/lead/${id},NAME_SEARCH,aB1c?_ntb=Zm9v`;
  return `<li class="artdeco-list__item pl3 pv3"><div data-x-deferred-did-intersect="">
<div class="x"><label class="y"><span class="a11y-text">${add(label)}</span></label><input type="checkbox"></div>
<div data-x-search-result="LEAD" data-scroll-into-view="${urn}"><div class="artdeco-entity-lockup artdeco-entity-lockup--size-4 ember-view">
<div class="artdeco-entity-lockup__image"><a data-control-name="view_lead_panel_via_search_lead_image" href="${href}"><img data-anonymize="headshot-photo" alt="${go(label)}" loading="lazy"></a><div class="presence-indicator" title="Reachable"></div></div>
<div class="artdeco-entity-lockup__content"><div class="flex flex-wrap align-items-center"><div class="artdeco-entity-lockup__title ember-view">
<a data-control-name="view_lead_panel_via_search_lead_name" data-lead-search-result="profile-link-st1" href="${href}" class="ember-view"><span data-anonymize="person-name">${name}</span></a></div>
${badge ? `<div class="artdeco-entity-lockup__badge"><span class="a11y-text">2nd degree connection</span><span class="artdeco-entity-lockup__degree">${badge}</span></div>` : ''}${card.icons ?? ''}</div>
<div class="artdeco-entity-lockup__subtitle">${title ? `<span data-anonymize="title">${title}</span>` : ''}${separator}
 ${company}</div>
<div class="artdeco-entity-lockup__caption">${location ? `<span data-anonymize="location">${location}</span>` : ''}</div>
<div class="artdeco-entity-lockup__metadata"><div data-anonymize="job-title">${tenure ?? '3 years 2 months in role<span class="separator--middot"></span>3 years 2 months in company'}</div></div>
</div></div>
${blurb ? `<dl><dt>About:</dt><dd><div data-anonymize="person-blurb" title="${blurb}" data-truncated="true">${blurb} <button>…see more</button></div></dd></dl>` : ''}
<ul>${card.spotlights ?? ''}</ul><button data-x--save-menu-trigger aria-label="Save ${label}">Save</button><button data-search-overflow-trigger aria-label="See more actions for ${label}"></button></div></div></li>`;
}

const placeholder = (id: string, label: string) =>
  `<li class="artdeco-list__item"><div data-x-deferred-did-intersect=""><div data-scroll-into-view="urn:li:fs_salesProfile:(${id},NAME_SEARCH,zZ9)">${label}</div></div></li>`;
const shared = (text: string) =>
  `<li data-search-spotlight><button data-control-name="search_spotlight_shared_connections">${text}</button></li>`;
const FILTERS =
  '<form class="filters"><ul><li class="artdeco-list__item"><a href="/sales/search/people?x">Seniority</a></li><li class="artdeco-list__item"></li></ul></form>';
const searchPage = (items: string, pagination = 'Page 1 of 100') =>
  `<div id="search-results-container">${FILTERS}<div data-sn-view-name="module-lead-search-results"><ol class="artdeco-list background-color-white">${items}</ol></div></div><div class="artdeco-pagination"><span class="artdeco-pagination__state--a11y">${pagination}</span></div>`;
const readCards = (...cards: Card[]) => readable(read(parse(searchPage(cards.map(leadCard).join(''))), SEARCH).rows);

describe('a card of lead search', () => {
  test.each<[string, Card, object]>([
    [
      'en, everything',
      {
        id: 'ACwAAAFAKE00001',
        name: 'Orla Quist',
        badge: '·&nbsp;2nd',
        title: 'Plant Manager',
        company: link('Norrvik Steel'),
        location: 'Malmö, Skåne County, Sweden',
        blurb: 'I run the plant of <span data-anonymize="company-name">Elsewhere</span>',
        spotlights: shared('4 mutual connections'),
        icons: '<li-icon type="linkedin-premium-gold-icon"></li-icon>',
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00001'],
        name: 'Orla Quist',
        position: 'Plant Manager',
        company: 'Norrvik Steel',
        companyKey: 'company:445566',
        location: 'Malmö, Skåne County, Sweden',
        degree: 2,
        sharedConnections: 4,
        premium: true,
      },
    ],
    [
      'de, joined by a word, company without a page',
      {
        id: 'ACwAAAFAKE00002',
        name: 'Jörg Weiß-Öztürk',
        add: (who) => `${who} zur Auswahl hinzufügen`,
        badge: '· 2.',
        title: 'Werkleiter',
        separator: '',
        company: 'bei Halden Fracht GmbH',
        location: 'Köln, Nordrhein-Westfalen',
        tenure: '3 Jahre 2 Monate in dieser Position',
        spotlights: shared('12 gemeinsame Kontakte'),
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00002'],
        name: 'Jörg Weiß-Öztürk',
        position: 'Werkleiter',
        company: 'Halden Fracht GmbH',
        location: 'Köln, Nordrhein-Westfalen',
        degree: 2,
        sharedConnections: 12,
      },
    ],
    [
      'fr, presence in the name, one more position',
      {
        id: 'ACwAAAFAKE00003',
        name: 'Céleste d’Ambrière est joignable',
        label: 'Céleste d’Ambrière',
        add: (who) => `Ajouter ${who} à la sélection`,
        go: (who) => `Aller au profil de ${who}`,
        badge: '· 2e',
        title: 'Directrice d’usine',
        company: 'Verre du Nord <button>+1 poste</button>',
        tenure: '3 ans à ce poste',
        spotlights: shared('4 relations en commun'),
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00003'],
        name: 'Céleste d’Ambrière',
        position: 'Directrice d’usine',
        company: 'Verre du Nord',
        degree: 2,
        sharedConnections: 4,
      },
    ],
    [
      'en, last active',
      {
        id: 'ACwAAAFAKE00004',
        name: 'Todd R. was last active 2 hours ago',
        label: 'Todd R.',
        title: 'Buyer',
        company: ' Norrvik Steel +2 more',
      },
      { identityKeys: ['sales:ACwAAAFAKE00004'], name: 'Todd R.', position: 'Buyer', company: 'Norrvik Steel' },
    ],
    [
      'ja, presence told by the labels alone',
      {
        id: 'ACwAAAFAKE00005',
        name: '架空 太郎さんは対応可能です',
        label: '架空 太郎',
        add: (who) => `${who}さんを選択に追加`,
        go: (who) => `${who}さんのプロフィールへ`,
        badge: '· 3次以上',
        title: '工場長',
        company: link('架空製鋼'),
        location: '日本 大阪府',
        spotlights: shared('共通のつながり5人'),
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00005'],
        name: '架空 太郎',
        position: '工場長',
        company: '架空製鋼',
        companyKey: 'company:445566',
        location: '日本 大阪府',
        degree: 3,
        sharedConnections: 5,
      },
    ],
    [
      'ar',
      {
        id: 'ACwAAAFAKE00006',
        name: 'ليلى المثالية متاحة الآن',
        label: 'ليلى المثالية',
        add: (who) => `إضافة ${who} إلى التحديد`,
        go: (who) => `الانتقال إلى ملف ${who}`,
        badge: '\u200f· ٢',
        title: 'مديرة مصنع',
        company: link('شركة مثالية', '77'),
        spotlights: shared('٤ علاقات مشتركة'),
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00006'],
        name: 'ليلى المثالية',
        position: 'مديرة مصنع',
        company: 'شركة مثالية',
        companyKey: 'company:77',
        degree: 2,
        sharedConnections: 4,
      },
    ],
    [
      'pl, presence',
      {
        id: 'ACwAAAFAKE00007',
        name: 'Paweł Przykładny był ostatnio aktywny 2 godz. temu',
        label: 'Paweł Przykładny',
        add: (who) => `Dodaj użytkownika ${who} do wyboru`,
        go: (who) => `Przejdź do profilu użytkownika ${who}`,
        badge: '· 2.',
        title: 'Kierownik zakładu',
        separator: '',
        company: 'w firmie Huta Ostrava',
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00007'],
        name: 'Paweł Przykładny',
        position: 'Kierownik zakładu',
        company: 'Huta Ostrava',
        degree: 2,
      },
    ],
    [
      'pt, a company whose name begins with a number sign',
      { id: 'ACwAAAFAKE00008', name: 'Inês Vaz', badge: '· 3º', title: 'Compradora', company: '&nbsp;+1 Media' },
      {
        identityKeys: ['sales:ACwAAAFAKE00008'],
        name: 'Inês Vaz',
        position: 'Compradora',
        company: '+1 Media',
        degree: 3,
      },
    ],
    [
      'es, a company called with a plus, found words in bold',
      {
        id: 'ACwAAAFAKE00009',
        name: 'Íñigo <b>Sorvino</b>',
        label: 'Íñigo Sorvino',
        badge: '· 1er',
        title: 'Jefe de <b>planta</b>',
        company: 'Studio +1 <b>Media</b>',
        tenure: '2 años en el cargo',
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00009'],
        name: 'Íñigo Sorvino',
        position: 'Jefe de planta',
        company: 'Studio +1 Media',
        degree: 1,
      },
    ],
    [
      'no title, no company, no place: only the tenure',
      { id: 'ACwAAAFAKE00010', name: 'Zephyrine', separator: '', badge: '· 3rd+' },
      { identityKeys: ['sales:ACwAAAFAKE00010'], name: 'Zephyrine', degree: 3 },
    ],
    [
      'a company named in a spotlight is not theirs',
      {
        id: 'ACwAAAFAKE00011',
        name: 'Bram Ekdal',
        title: 'Planner',
        company: 'Bluefjord Cables',
        spotlights:
          '<li data-search-spotlight><button>Worked at <span data-anonymize="company-name">Kestrel Bearings</span></button></li><li>Met at <a data-anonymize="company-name" href="/sales/company/9">Kestrel</a></li>',
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00011'],
        name: 'Bram Ekdal',
        position: 'Planner',
        company: 'Bluefjord Cables',
      },
    ],
    [
      'a name that a label shortens is not shortened',
      {
        id: 'ACwAAAFAKE00012',
        name: 'Ida Marie Farsund, PhD',
        label: 'Ida Marie',
        title: 'Buyer',
        company: link('X', '1'),
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00012'],
        name: 'Ida Marie Farsund, PhD',
        position: 'Buyer',
        company: 'X',
        companyKey: 'company:1',
      },
    ],
    [
      'a name within which a presence word stands',
      { id: 'ACwAAAFAKE00013', name: 'Isis Washington 🚀', title: 'Owner', company: 'is reachable Ltd' },
      {
        identityKeys: ['sales:ACwAAAFAKE00013'],
        name: 'Isis Washington 🚀',
        position: 'Owner',
        company: 'is reachable Ltd',
      },
    ],
    [
      'company in an element without a mark, +1 more in one of its own',
      {
        id: 'ACwAAAFAKE00014',
        name: 'Yara Tandy',
        title: 'Quality Engineer',
        company: '<span>Tarn &amp; Moss Packaging</span> <span class="x">+1 more</span>',
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00014'],
        name: 'Yara Tandy',
        position: 'Quality Engineer',
        company: 'Tarn & Moss Packaging',
      },
    ],
    [
      'de, marked company joined by a word',
      {
        id: 'ACwAAAFAKE00015',
        name: 'Ilka Vane ist erreichbar',
        label: 'Ilka Vane',
        title: 'Einkäuferin',
        separator: ' bei ',
        company: `${link('Nordstahl AG', '5')} +1 weitere`,
        badge: '· 3.+',
      },
      {
        identityKeys: ['sales:ACwAAAFAKE00015'],
        name: 'Ilka Vane',
        position: 'Einkäuferin',
        company: 'Nordstahl AG',
        companyKey: 'company:5',
        degree: 3,
      },
    ],
  ])('%s', (_what, card, row) => expect(readCards(card)).toEqual([row]));

  test.each([
    'LinkedIn Member',
    'Membre LinkedIn',
    'Utilisateur LinkedIn',
    'LinkedIn-Mitglied',
    'Mitglied von LinkedIn',
    'Członek LinkedIn',
    'Miembro de LinkedIn',
    'Usuario de LinkedIn',
    'Usuário do LinkedIn',
    'Membro di LinkedIn',
    'عضو LinkedIn',
    'LinkedInメンバー',
    'LinkedIn Member is reachable',
  ])('%s is refused, whatever the labels leak', (name) => {
    const found = read(
      parse(searchPage(leadCard({ id: 'ACwAAAFAKE00001', name, label: 'Orla Quist', title: 'Boss', company: 'X' }))),
      SEARCH,
    );
    expect(found.rows).toEqual([{ refused: 'anonymous' }]);
    expect(JSON.stringify(found)).not.toMatch(/Orla|ACwAA/);
  });

  test.each([
    '<span class="a11y-text">Add Jori Vane to selection</span>',
    '<span>Jori Vane zur Auswahl hinzufügen</span>',
    '<label>Add Jori Vane to selection<input type="checkbox"></label>',
    '',
  ])('not scrolled to yet: %s', (label) => {
    const card = leadCard({ id: 'ACwAAAFAKE00001', name: 'Orla Quist', title: 'Boss', company: 'X' });
    const rest = [2, 3, 4, 5].map((number) => placeholder(`ACwAAAFAKE0000${number}`, label)).join('');
    const found = read(parse(searchPage(card + rest)), SEARCH);
    expect(found).toMatchObject({ state: 'results', unverified: true });
    expect(readable(found.rows)).toHaveLength(1);
    expect(countRefused(found.rows, 'unreadable')).toBe(4);
    expect(read(parse(searchPage(rest)), SEARCH).state).toBe('loading');
  });

  test('cards that are filled in and that no rule reads are a changed layout', () => {
    const drifted = [1, 2, 3].map((number) =>
      placeholder(
        `ACwAAAFAKE0000${number}`,
        '<p>Orla Quist</p><p>Plant Manager</p><p>Norrvik Steel</p><p>Malmö</p><button>Save</button>',
      ),
    );
    expect(read(parse(searchPage(drifted.join(''))), SEARCH)).toMatchObject({ state: 'layout-changed' });
  });

  test('the name’s link and the card’s own id must lead to one person', () => {
    const card = leadCard({ id: 'ACwAAAFAKE00001', name: 'Orla Quist', title: 'Boss' }).replace(
      'fs_salesProfile:(ACwAAAFAKE00001',
      'fs_salesProfile:(ACwAAOTHER00009',
    );
    expect(readable(read(parse(searchPage(card)), SEARCH).rows)).toEqual([]);
  });

  test.each(['Page 2 of 100', 'Seite 2 von 100', 'Strona 2 z 100', '100ページ中2ページ目', 'الصفحة ٢ من ١٠٠'])(
    'another page’s rows under an address are stale: %s',
    (words) => {
      const card = leadCard({ id: 'ACwAAAFAKE00001', name: 'Orla Quist', title: 'Boss' });
      expect(read(parse(searchPage(card, words)), `${SEARCH}&page=3`).state).toBe('stale');
      expect(read(parse(searchPage(card, words)), `${SEARCH}&page=2`).position).toEqual({ page: 2, total: 100 });
    },
  );
});

describe('a row of a lead list', () => {
  const row = (name: string, beside: string, cells: string) =>
    `<tr class="artdeco-models-table-row ember-view" data-x--people-list--row data-row-id="urn:li:fs_salesProfile:(ACwAAAFAKE00001,NAME_SEARCH,aB1c)"><td><a class="lists-detail__view-profile-name-link" data-anonymize="person-name" href="/sales/lead/ACwAAAFAKE00001,NAME_SEARCH,aB1c">${name}</a>${beside}<div data-anonymize="job-title">Plant Manager</div></td>${cells}<td>Notes / outreach activity</td><td>1/4/2026</td></tr>`;
  const table = (rows: string) =>
    `<table><thead><tr class="artdeco-models-table-row"><th>Name</th></tr></thead><tbody>${rows}</tbody></table>`;
  const CELLS =
    '<td><a data-anonymize="company-name" href="/sales/company/445566">Norrvik Steel</a></td><td data-anonymize="location">Malmö, Sweden</td>';

  test.each([
    ['<span>2nd</span>', 2],
    ['<span>· 2.</span>', 2],
    ['<span>3e et +</span>', 3],
    ['<span>٣+</span>', 3],
    ['<span>2次</span>', 2],
    ['<span>1 note</span>', undefined],
    ['<span>3 notes</span>', undefined],
    ['', undefined],
  ])('beside the name: %s', (beside, degree) =>
    expect(readable(read(parse(table(row('Orla Quist', beside, CELLS))), LIST).rows)).toEqual([
      {
        identityKeys: ['sales:ACwAAAFAKE00001'],
        name: 'Orla Quist',
        position: 'Plant Manager',
        company: 'Norrvik Steel',
        companyKey: 'company:445566',
        location: 'Malmö, Sweden',
        ...(degree && { degree }),
      },
    ]),
  );

  test('presence is no part of a name here either', () =>
    expect(
      readable(read(parse(table(row('Orla Quist is reachable', '', CELLS))), LIST).rows).map(({ name }) => name),
    ).toEqual(['Orla Quist']));
});

describe('a lead’s page', () => {
  const page = (top: string, role = '') =>
    `<main><section data-sn-view-name="feature-lead-top-card">${top}</section>${role}<section><h2>Similar leads</h2><a href="/sales/lead/ACwAAOTHER00009,NAME_SEARCH,x"><span data-anonymize="person-name">Ida Brek</span></a></section></main>`;
  const ROLE =
    '<section data-sn-view-name="lead-current-role"><span data-anonymize="job-title">Plant Manager</span> <a data-anonymize="company-name" href="/sales/company/445566">Norrvik Steel</a></section>';
  const NAME = '<h1 data-anonymize="person-name">Orla Quist</h1><span>2nd</span>';

  test('in full', () =>
    expect(
      readable(
        read(parse(page(`${NAME}<span data-anonymize="headline">Makes steel</span>`, ROLE)), leadAt('ACwAAAFAKE00001'))
          .rows,
      ),
    ).toEqual([
      {
        identityKeys: ['sales:ACwAAAFAKE00001'],
        name: 'Orla Quist',
        headline: 'Makes steel',
        position: 'Plant Manager',
        company: 'Norrvik Steel',
        companyKey: 'company:445566',
        degree: 2,
      },
    ]));

  test.each([
    'Orla Quist is reachable',
    'Orla Quist was last active yesterday',
    'Orla Quist est joignable',
    'Orla Quist était actif il y a 2 heures',
    'Orla Quist ist erreichbar',
    'Orla Quist war zuletzt vor 2 Stunden aktiv',
    'Orla Quist está disponible',
    'Orla Quist estuvo activa hace 2 horas',
    'Orla Quist está disponível',
    'Orla Quist esteve ativo há 2 horas',
    'Orla Quist jest osiągalna',
    'Orla Quist była ostatnio aktywna wczoraj',
    'Orla Quistさんは対応可能です',
    'Orla Quist متاحة الآن',
  ])('%s', (name) =>
    expect(
      readable(read(parse(page(`<h1 data-anonymize="person-name">${name}</h1>`)), leadAt('ACwAAAFAKE00001')).rows).map(
        (row) => row.name,
      ),
    ).toEqual(['Orla Quist']),
  );

  test.each([
    [
      'the name’s link',
      '<a href="/sales/lead/ACwAAOTHER00009,NAME_SEARCH,x"><h1 data-anonymize="person-name">Ida Brek</h1></a>',
    ],
    [
      'the name’s link inside',
      '<h1 data-anonymize="person-name"><a href="/sales/lead/ACwAAOTHER00009,N,x">Ida Brek</a></h1>',
    ],
    [
      'the picture’s link',
      '<a href="/sales/people/ACwAAOTHER00009,N,x"><img data-anonymize="headshot-photo"></a><h1 data-anonymize="person-name">Ida Brek</h1>',
    ],
    [
      'an id of the card',
      '<div data-scroll-into-view="urn:li:fs_salesProfile:(ACwAAOTHER00009,N,x)"><h1 data-anonymize="person-name">Ida Brek</h1></div>',
    ],
    [
      'a way to message',
      '<h1 data-anonymize="person-name">Ida Brek</h1><a href="/sales/inbox/compose/new?recipient=ACwAAOTHER00009">Message</a>',
    ],
  ])('another’s top card under the address is stale: %s', (_what, top) => {
    const found = read(parse(page(top, ROLE)), leadAt('ACwAAAFAKE00001'));
    expect(found).toMatchObject({ state: 'stale', rows: [] });
    expect(read(parse(page(top, ROLE)), leadAt('ACwAAOTHER00009')).state).toBe('results');
  });

  test('people who are shared with the lead are not the lead', () => {
    const mutual =
      '<a href="/sales/lead/ACwAAMUTUAL01,N,x">Tomas Vell</a><a href="/sales/lead/ACwAAMUTUAL02,N,x">Ida Brek</a>';
    const found = read(parse(page(NAME + mutual, ROLE)), leadAt('ACwAAAFAKE00001'));
    expect(readable(found.rows).map(({ identityKeys }) => identityKeys)).toEqual([['sales:ACwAAAFAKE00001']]);
  });

  test('several present positions: the first one', () => {
    const roles = ROLE.replace(
      '</section>',
      '<span data-anonymize="job-title">Owner</span> <span data-anonymize="company-name">Quist AB</span></section>',
    );
    expect(readable(read(parse(page(NAME, roles)), leadAt('ACwAAAFAKE00001')).rows)[0]).toMatchObject({
      position: 'Plant Manager',
      company: 'Norrvik Steel',
    });
  });

  test('a position without a company is not given the next one’s', () => {
    const roles =
      '<section data-sn-view-name="lead-current-role"><ul><li><span data-anonymize="job-title">Adviser</span></li><li><span data-anonymize="job-title">Owner</span> <span data-anonymize="company-name">Quist AB</span></li></ul></section>';
    const [row] = readable(read(parse(page(NAME, roles)), leadAt('ACwAAAFAKE00001')).rows);
    expect(row).toMatchObject({ position: 'Adviser' });
    expect(row).not.toHaveProperty('company');
  });
});

describe('accounts', () => {
  const companies = (html: string, path: string) =>
    read(parse(html), `https://www.linkedin.com${path}`).rows.flatMap((row) => ('lead' in row ? [row.lead] : []));
  const account = (rest: string) =>
    `<ol><li class="artdeco-list__item"><div data-x-search-result="ACCOUNT"><div class="artdeco-entity-lockup"><div class="artdeco-entity-lockup__title"><a data-anonymize="company-name" href="/sales/company/445566?_ntb=x">Norrvik Steel</a></div>${rest}</div><div data-anonymize="person-blurb" title="…">About</div></div></li></ol>`;

  test('search, fr', () =>
    expect(
      companies(
        account(
          '<span data-anonymize="industry">Sidérurgie</span> · <a data-anonymize="company-size" aria-label="Voir" href="/sales/search/people?x">2 k employés et +</a> · <span data-anonymize="revenue">500 M$</span><span data-anonymize="location">Malmö, Suède</span>',
        ),
        '/sales/search/company?query=x',
      ),
    ).toEqual([
      {
        kind: 'company',
        identityKeys: ['company:445566'],
        name: { shown: 'Norrvik Steel' },
        industry: 'Sidérurgie',
        location: 'Malmö, Suède',
        size: '2 k employés et +',
      },
    ]));

  test('the place of a recommended lead is not the company’s', () =>
    expect(
      companies(
        '<table data-x--account-hub--table><tbody><tr data-x--account-hub--table-data-row><td data-x-accounts-dashboard-first-company-cell><a href="/sales/company/445566"><span data-anonymize="company-name">Norrvik Steel</span></a></td><td><span data-anonymize="person-name">Ida Brek</span><span data-anonymize="location">Leeds</span><span data-anonymize="industry">Rail</span></td></tr></tbody></table>',
        '/sales/accounts',
      ),
    ).toEqual([{ kind: 'company', identityKeys: ['company:445566'], name: { shown: 'Norrvik Steel' } }]));
});
