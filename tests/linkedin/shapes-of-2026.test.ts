// Shapes of 2026 that public code reads and the practice LinkedIn does not draw.
import { describe, expect, test } from 'vitest';
import { findPageAdapter } from '../../utils/linkedin/registry.ts';
import { parse, read, SEARCH } from './read.ts';

const NAV = '<nav data-testid="primary-nav"></nav>';
const PROFILE = 'https://www.linkedin.com/in/orla-quist/';
const LEAD = 'https://www.linkedin.com/sales/lead/ACwAAAFAKE00001,NAME_SEARCH,aB1c';
const LIST = 'https://www.linkedin.com/sales/lists/people/7000000000000000001';
const CONNECTIONS = new URL('https://www.linkedin.com/mynetwork/invite-connect/connections/');

const readAt = (html: string, address: string) => read(parse(`${NAV}<main>${html}</main>`), address);
const rowsAt = (html: string, address: string) =>
  readAt(html, address).rows.map((row) => {
    if (!('lead' in row)) return row.refused;
    const { kind: _, name, ...fields } = row.lead;
    return { ...fields, name: name.shown };
  });
const column = (content: string) => `<div data-testid="lazy-column"><div role="list">${content}</div></div>`;
const cardAt = (content: string, more = '') => rowsAt(column(`<div role="listitem"${more}>${content}</div>`), SEARCH);

const name = '<a href="/in/orla-quist/">Orla Quist</a>';
const lines = (headline = 'Plant Manager', place = 'Malmö') =>
  `<div><p>${headline}</p></div><div><p>${place}</p></div>`;
const ORLA = { identityKeys: ['vanity:orla-quist'], name: 'Orla Quist' };
const AS_SHOWN = { ...ORLA, headline: 'Plant Manager', location: 'Malmö' };

describe('people search: the degree has a line of its own', () => {
  const shapes: [string, (badge: string) => string][] = [
    ['in the name’s block', (badge) => `<div><p>${name}</p><p>${badge}</p></div>${lines()}`],
    ['beside the name', (badge) => `<p>${name}</p><p>${badge}</p>${lines()}`],
    ['parsed again out of the name’s line', (badge) => `<p>${name}<div>${badge}</div></p>${lines()}`],
    ['all of them paragraphs', (badge) => `<p>${name}</p><p>${badge}</p><p>Plant Manager</p><p>Malmö</p>`],
  ];
  test.each(
    shapes.flatMap(([where, draw]) =>
      [
        ['• 1st', 1] as const,
        ['• 1.', 1] as const,
        ['· 3e et +', 3] as const,
        ['• 2 度', 2] as const,
        ['•2次', 2] as const,
      ].map(([badge, degree]) => [where, badge, degree, draw] as const),
    ),
  )('%s: %s', (_, badge, degree, draw) => {
    expect(cardAt(draw(badge))).toEqual([{ ...AS_SHOWN, degree }]);
  });

  test.each(shapes)('one’s own card, %s: what says so is neither headline nor degree', (_, draw) => {
    for (const badge of ['• Sie', '• You', '・あなた']) {
      const [row] = cardAt(draw(badge));
      expect(row).toMatchObject(ORLA);
      expect(row).not.toHaveProperty('degree');
      // Where a headline that begins with a dot could stand as well, nothing is read.
      expect([undefined, 'Plant Manager']).toContain((row as { headline?: string }).headline);
      expect([undefined, 'Malmö']).toContain((row as { location?: string }).location);
    }
  });

  test.each(['• 1st', '• 3D', '• 2e', '• 24/7', '• Sie'])('%s where a headline stands may be one', (line) => {
    for (const beside of ['', '<span> • 2nd</span>']) {
      const [row] = cardAt(`<p>${name}${beside}</p>${lines(line)}`);
      expect([undefined, 2]).toContain((row as { degree?: number }).degree);
      expect([undefined, line]).toContain((row as { headline?: string }).headline);
      expect([undefined, 'Malmö']).toContain((row as { location?: string }).location);
    }
  });

  test.each(['• CEO', '• 3 plants, 2 countries', '· Freelance', '• Welder • Fitter', '• 2nd shift lead'])(
    'a headline that begins with a dot, %s, makes no headline of the place',
    (headline) => {
      for (const html of [
        `<p>${name}</p>${lines(headline)}`,
        `<div><p>${name}</p><p>${headline}</p></div><div><p>Malmö</p></div><div><p>Current: Fitter at Norrvik</p></div>`,
      ]) {
        const [row] = cardAt(html);
        expect(row).not.toHaveProperty('degree');
        expect([undefined, headline]).toContain((row as { headline?: string }).headline);
        expect([undefined, 'Malmö']).toContain((row as { location?: string }).location);
      }
    },
  );
});

describe('people search: lines in a row, in three languages, live and parsed again', () => {
  type Node = string | [tag: string, attributes: Record<string, string>, ...children: Node[]];
  const build = (page: Document, node: Node): globalThis.Node => {
    if (typeof node === 'string') return page.createTextNode(node);
    const [tag, attributes, ...children] = node;
    const element = page.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.map((child) => build(page, child)));
    return element;
  };
  const p = (...children: Node[]): Node => ['p', {}, ...children];
  const div = (...children: Node[]): Node => ['div', {}, ...children];
  const HREF = '/in/orla-quist/';
  const link = (shown = 'Orla Quist'): Node => ['a', { href: HREF }, shown];
  const mutual = (words: string): Node => div(p(['a', { href: '/in/tomas-vell/' }, 'Tomas Vell'], words));
  const around = (...children: Node[]): Node => ['a', { href: HREF, componentkey: 'u1' }, div(div(...children))];
  const button: Node = ['div', { componentkey: 'ConnectButtonstate:invitation:urn:li:member:100200300_connect' }, '+'];

  const cards: [string, Node, object | string][] = [
    [
      'de: badge in the name’s block, mutual connection, number',
      around(
        div(p(link()), p('• 2.')),
        div(p('Werksleiterin')),
        div(p('Köln')),
        button,
        mutual(' ist ein gemeinsamer Kontakt'),
      ),
      {
        identityKeys: ['vanity:orla-quist', 'urn:100200300'],
        degree: 2,
        headline: 'Werksleiterin',
        location: 'Köln',
        sharedConnections: 1,
      },
    ],
    [
      'fr: badge in the name’s block, the headline left out',
      around(
        div(p(link()), p('• 3e et +')),
        div(p('--')),
        div(p('Lyon')),
        div(p('Poste actuel : soudeuse chez Norrvik')),
      ),
      { identityKeys: ['vanity:orla-quist'], degree: 3, location: 'Lyon' },
    ],
    [
      'ja: an id, the badge beside the name',
      around(p(link()), p('・1次'), div(p('工場長')), div(p('大阪')), ['div', { id: 'SearchResultsACoAAFAKE00001' }]),
      { identityKeys: ['vanity:orla-quist', 'member:ACoAAFAKE00001'], degree: 1, headline: '工場長', location: '大阪' },
    ],
    [
      'ja: two degrees that disagree say none',
      around(p(link()), p('・1次'), p('・2次'), div(p('工場長')), div(p('大阪'))),
      { identityKeys: ['vanity:orla-quist'], headline: '工場長', location: '大阪' },
    ],
    ['fr: nobody', around(p('Membre de LinkedIn'), div(p('Soudeuse')), div(p('Lyon')), button), 'anonymous'],
    [
      'de: seven lines and a badge are a person by the member’s key alone',
      around(
        ['div', { componentkey: 'SearchResultsACoAAFAKE00001' }],
        ...[p(link()), p('• 2.'), div(p('Werksleiterin')), div(p('Köln'))],
        ...['Aktuell: Werksleiterin bei Norrvik', 'a', 'b', 'c'].map((line) => div(p(line))),
      ),
      {
        identityKeys: ['vanity:orla-quist', 'member:ACoAAFAKE00001'],
        degree: 2,
        headline: 'Werksleiterin',
        location: 'Köln',
      },
    ],
    [
      'de: seven lines, a badge and no key may be a post',
      around(
        p(link()),
        p('• 2.'),
        div(p('Werksleiterin')),
        div(p('Köln')),
        ...['a', 'b', 'c', 'd'].map((line) => div(p(line))),
      ),
      'not-a-person',
    ],
    [
      'de: the title’s wrapper, view names',
      [
        'div',
        { 'data-view-name': 'people-search-result' },
        div(p(['a', { href: HREF, 'data-view-name': 'search-result-lockup-title' }, 'Orla Quist']), p('• 3.+')),
        div(p('Werksleiterin')),
        div(p('Köln')),
      ],
      { identityKeys: ['vanity:orla-quist'], degree: 3, headline: 'Werksleiterin', location: 'Köln' },
    ],
  ];
  test.each(cards)('%s', (_, card, expected) => {
    const live = parse(`${NAV}<main>${column('')}</main>`);
    live.querySelector('[role=list]')?.append(build(live, ['div', { role: 'listitem' }, card]));
    const again = parse(live.documentElement.outerHTML);
    for (const page of [live, again]) {
      const [row] = read(page, SEARCH).rows;
      if (!row || !('lead' in row)) {
        expect(row?.refused).toBe(expected);
        continue;
      }
      const {
        kind: _kind,
        name: { shown },
        ...fields
      } = row.lead;
      const { company: _company, position: _position, ...read_ } = fields as Record<string, unknown>;
      expect({ shown, ...read_ }).toEqual({ shown: 'Orla Quist', ...(expected as object) });
    }
  });
});

describe('people search: the keys that the page has', () => {
  const rest = (more: string) => `<p>${name}<span> • 2nd</span></p>${lines()}${more}`;
  const keysOf = (more: string, card = '') => (cardAt(rest(more), card)[0] as { identityKeys: string[] }).identityKeys;
  const button = (number: string, state = 'connect') =>
    `<div componentkey="ConnectButtonstate:invitation:urn:li:member:${number}_${state}"><a aria-label="Connect">+</a></div>`;

  test('the member’s id as an id', () => {
    expect(keysOf('<div id="SearchResultsACoAAFAKE00001"></div>')).toEqual([
      'vanity:orla-quist',
      'member:ACoAAFAKE00001',
    ]);
    expect(keysOf('<div componentkey="77777777-1" id="SearchResultsACoAAFAKE00001"></div>')).toContain(
      'member:ACoAAFAKE00001',
    );
    expect(keysOf('', ' id="SearchResultsACoAAFAKE00001"')).toContain('member:ACoAAFAKE00001');
  });
  test.each(['connect', 'pending', 'withdrawn'])('the member’s number in the button’s key: %s', (state) => {
    expect(keysOf(button('100200300', state))).toEqual(['vanity:orla-quist', 'urn:100200300']);
    expect(keysOf(button('100200300') + button('100200300', state))).toEqual(['vanity:orla-quist', 'urn:100200300']);
  });
  test('two numbers are nobody’s', () =>
    expect(keysOf(button('100200300') + button('100200301'))).toEqual(['vanity:orla-quist']));

  const top = (more: string, beside = '') =>
    `<section componentkey="com.linkedin.sdui.profile.card.refACoAAFAKE00001Topcard"><a href="/in/orla-quist/"><h2>Orla Quist</h2></a><p>· 2nd</p><p>Fitter</p>${more}</section>${beside}`;
  test('on a profile, in the top card alone', () => {
    const keys = ['vanity:orla-quist', 'member:ACoAAFAKE00001'];
    expect(rowsAt(top(button('100200300')), PROFILE)).toMatchObject([{ identityKeys: [...keys, 'urn:100200300'] }]);
    expect(rowsAt(top('', button('100200301')), PROFILE)).toMatchObject([{ identityKeys: keys }]);
  });
});

describe('server-driven profiles', () => {
  const profile = (content: string) =>
    rowsAt(
      `<section componentkey="com.linkedin.sdui.profile.card.refACoAAFAKE00001Topcard"><a href="/in/orla-quist/"><h2>Orla Quist</h2></a>${content}</section>`,
      PROFILE,
    );
  const contact = (label: string) => `<a href="/in/orla-quist/overlay/contact-info/">${label}</a>`;

  test.each([
    `<div><p>Malmö</p><p>·</p>${contact('<p>Contact info</p>')}</div>`,
    `<div><p>Malmö</p><p>·</p>${contact('Contact info')}</div>`,
    `<div><p>Malmö</p><p>·</p><span>${contact('Contact info')}</span></div>`,
    `<div><p>Malmö</p></div>${contact('Contact info')}`,
  ])('the link to the contact info in no paragraph: %s', (place) => {
    const [row] = profile(
      `<p>· 2nd</p><p>Fitter</p>${place}<div role="button"><p>Norrvik Steel</p></div><p>500+ connections</p>`,
    );
    expect(row).toMatchObject({ degree: 2, headline: 'Fitter' });
    // Beside the headline, the block around the link holds more than the place.
    expect((row as { location?: string }).location).toBe(place.includes('·') ? 'Malmö' : undefined);
  });
  test('a block that holds more than the place says none', () => {
    for (const html of [
      `<p>She/Her</p><p>· 2nd</p><p>Fitter</p><p>Malmö</p><p>${contact('Contact info')}</p>`,
      `<p>· 2nd</p><div><p>Fitter</p><p>Malmö</p>${contact('Contact info')}</div>`,
    ]) {
      expect(profile(html)[0]).not.toHaveProperty('location');
      expect(profile(html)).toMatchObject([{ degree: 2, headline: 'Fitter' }]);
    }
  });

  test.each(['style="display:none"', 'style="color: red; display: none;"', 'hidden'])(
    'the wrong degree is hidden: %s',
    (how) =>
      expect(profile(`<p>· 1st</p><div ${how}><p>· 2nd</p></div><p>Fitter</p>`)).toMatchObject([
        { degree: 1, headline: 'Fitter' },
      ]),
  );

  const ties =
    '<p>Norrvik Steel · Lunds universitet</p><div role="button"><p>Norrvik Steel</p></div><div role="button"><p>Lunds universitet</p></div>';
  const headline = 'Plant Manager | Lean | Nordics';
  test.each([
    [`<p>${headline}</p><p>Plant Manager | Lean…</p>`, headline],
    [`<p>Plant Manager | Lean…</p><p>${headline}</p>`, headline],
    ['<p>Plant Manager | Lean…</p>', 'Plant Manager | Lean…'],
  ])('the headline whole and cut: %s', (both, whole) => {
    expect(profile(`<p>· 2nd</p>${both}${ties}`)).toMatchObject([{ headline: whole }]);
    expect(profile(`<p>· 2nd</p>${both}`)).toMatchObject([{ headline: whole }]);
  });
});

describe('Sales Navigator, one lead', () => {
  const PIN = '<svg><path d="M8 1a5 5 0 00-4.36 7.45L8 15z"/></svg>';
  const lead = (sublabel: string, place: string, more = '') =>
    rowsAt(
      `<section data-sn-view-name="feature-lead-top-card"><div><h1 data-x--lead--name data-anonymize="person-name">Orla Quist</h1>${sublabel}
      <span data-anonymize="headline">Fitter</span></div>${place}</section>${more}`,
      LEAD,
    );
  const sublabel = '<div class="_name-sublabel_x"><span>(She/Her/Hers)</span><span>· 2nd</span></div>';

  test('degree in the line under the name, place beside the pin', () =>
    expect(lead(sublabel, `<div>${PIN}<div>Malmö, Sweden</div></div>`)).toMatchObject([
      { degree: 2, headline: 'Fitter', location: 'Malmö, Sweden' },
    ]));
  test('pronouns there, the degree in its badge', () =>
    expect(
      lead('<div class="_name-sublabel_x">(She/Her)</div><span class="artdeco-entity-lockup__degree">· 3rd</span>', ''),
    ).toMatchObject([{ degree: 3 }]));
  test.each([
    `<div>${PIN}<div>Malmö</div><div>500+ connections</div></div>`,
    `<div>${PIN}<span data-anonymize="company-name">Norrvik</span></div>`,
    `<div>${PIN}<a href="/sales/x">Contact</a></div>`,
    `<div>${PIN}</div><div>500+ connections</div>`,
    PIN,
  ])('what holds more than a place says none: %s', (place) =>
    expect(lead(sublabel, place)[0]).not.toHaveProperty('location'),
  );

  test('the company of the present position by its hovercard', () => {
    const role =
      '<section data-sn-view-name="lead-current-role"><span data-anonymize="job-title">Fitter</span><span data-anonymize="company-name" data-entity-hovercard-id="urn:li:fs_salesCompany:445566">Norrvik Steel</span></section>';
    expect(lead(sublabel, '', role)).toMatchObject([{ company: 'Norrvik Steel', companyKey: 'company:445566' }]);
  });
});

describe('Sales Navigator, a list of leads', () => {
  const row = (account: string, more = '') =>
    rowsAt(
      `<table><tr data-row-id="urn:li:fs_salesProfile:(ACwAAAFAKE00001,NAME_SEARCH,aB1c)"><td><a href="/sales/lead/ACwAAAFAKE00001,x,y"><span data-anonymize="person-name">Orla Quist</span></a>
      <div data-anonymize="job-title">Fitter</div></td><td class="list-people-detail-header__account">${account}</td>${more}</tr></table>`,
      LIST,
    );
  const company =
    '<a href="/sales/company/445566"><img></a><span data-anonymize="company-name" data-entity-hovercard-id="urn:li:fs_salesCompany:445566">Norrvik Steel</span>';
  const hovercard =
    '<div id="hue-web-tooltip-content-company-hovercard-7"><span data-anonymize="company-name">Elsewhere</span><ul><li data-anonymize="location">Oslo, Norway</li></ul></div>';

  test('the company’s number in its hovercard id', () =>
    expect(row(company)).toMatchObject([{ company: 'Norrvik Steel', companyKey: 'company:445566' }]));
  test('what a company’s hovercard says is not the lead’s', () => {
    expect(row(hovercard + company)[0]).toMatchObject({ company: 'Norrvik Steel', companyKey: 'company:445566' });
    expect(row(hovercard + company)[0]).not.toHaveProperty('location');
    expect(row(hovercard)[0]).not.toHaveProperty('company');
    expect(row(hovercard + company, '<td data-anonymize="location">Malmö</td>')).toMatchObject([{ location: 'Malmö' }]);
  });
});

describe('connections without roles', () => {
  const asked = (html: string) =>
    findPageAdapter(CONNECTIONS)
      ?.extract(parse(`${NAV}<main>${html}</main>`), CONNECTIONS, true)
      .rows.map((row) =>
        'lead' in row && row.lead.kind === 'person' ? [row.lead.name.shown, row.lead.headline] : row,
      );
  const card = (vanity: string, shown: string, headline: string) =>
    `<a href="/in/${vanity}/"></a><a href="/in/${vanity}/"><p>${shown}</p><p>${headline}</p></a><p>Connected on 3 May 2026</p>`;
  const keyed = (...of: Parameters<typeof card>) => `<div componentkey="auto-component-${of[0]}">${card(...of)}</div>`;
  const orla: Parameters<typeof card> = ['orla-quist', 'Orla Quist', 'Fitter'];
  const ida: Parameters<typeof card> = ['ida-brek', 'Ida Brek', 'Welder'];
  const both = [orla, ida];
  const people = [
    ['Orla Quist', 'Fitter'],
    ['Ida Brek', 'Welder'],
  ];
  const heading = '<h2>2 connections</h2><div><button>Sort by</button><input></div>';

  test.each([
    `<div data-testid="lazy-column">${both.map((of) => keyed(...of)).join('<hr>')}</div>`,
    `<div data-testid="lazy-column">${both.map((of) => `<div><div>${card(...of)}</div></div>`).join('<hr>')}</div>`,
    `<div data-view-name="connections-list"><div>${both.map((of) => `<div>${card(...of)}</div>`).join('<hr>')}</div></div>`,
    `<div data-view-name="connections-list">${both.map((of) => `<div>${card(...of)}</div>`).join('')}</div>`,
  ])('%s', (list) => expect(asked(heading + list)).toEqual(people));
  test('only one of them', () =>
    expect(
      asked(`${heading}<div data-view-name="connections-list"><div><div>${card(...orla)}</div></div></div>`),
    ).toEqual([people[0]]));
  test.each([
    `${heading}<div data-testid="lazy-column">${card(...orla)}</div>`,
    `<div data-testid="lazy-column"><div><p>1 connection</p>${card(...orla)}</div></div>`,
    `<div data-testid="lazy-column"><div>${card(...orla)}<a href="/preload/search-custom-invite/?vanityName=orla-quist">Connect</a></div></div>`,
    `<div data-testid="lazy-column"><div><div>${card(...orla)}</div><div><a href="/in/tomas-vell/">Tomas Vell</a> knows them</div></div><div>${card(...ida)}</div></div>`,
  ])('what is not certain to be a connection is none: %s', (html) => expect(asked(html)).toEqual([]));
  test('people one may know are none', () =>
    expect(
      asked(
        `<div data-testid="lazy-column">${keyed(...orla)}</div><section componentkey="x_Pymk">${keyed(...ida)}</section>`,
      ),
    ).toEqual([people[0]]));
});

describe('people search without roles', () => {
  const card = (key: string) => `<div><div><p>${name}<span> • 2nd</span></p>${lines()}<div ${key}></div></div></div>`;
  test.each(['componentkey="SearchResultsACoAAFAKE00001"', 'id="SearchResultsACoAAFAKE00001"', ''])(
    'cards that no rule reads are no empty page: %s',
    (key) => {
      for (const html of [
        `<div data-testid="lazy-column">${card(key)}</div>`,
        `<div data-testid="lazy-column">${card(key)}${card(key).replaceAll('orla-quist', 'ida-brek')}</div>`,
      ]) {
        expect(['results', 'layout-changed']).toContain(readAt(html, SEARCH).state);
        for (const row of rowsAt(html, SEARCH))
          expect(row).toMatchObject({ degree: 2, headline: 'Plant Manager', location: 'Malmö' });
      }
    },
  );
});

test.each(['/company/445566/admin/dashboard/', '/company/norrvik-steel/admin/'])('%s is no company’s page', (path) =>
  expect(
    readAt(
      '<section><h1>Norrvik Steel</h1><ul><li><a href="/in/ida-brek/">Ida Brek</a></li></ul></section>',
      `https://www.linkedin.com${path}`,
    ),
  ).toMatchObject({ state: 'other-page', rows: [] }),
);

test.each([
  ['/sales/search/people/list/employees-for-account/445566', 'sales-lead-search'],
  ['/sales/search/people/list/saved-leads-for-account/445566', 'sales-lead-search'],
  ['/sales/search/people/list/saved-leads', 'sales-lead-search'],
  ['/search/results/PEOPLE/', 'people-search'],
  ['/search/results/ALL/', 'all-search'],
])('%s is read by %s', (path, id) => expect(findPageAdapter(new URL(path, 'https://www.linkedin.com'))?.id).toBe(id));
