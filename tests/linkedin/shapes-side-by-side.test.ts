// What LinkedIn shows side by side: old templates beside new ones, suggestions beside connections, one's own screens beside another's.
import { describe, expect, test } from 'vitest';
import { isAnonymousName } from '../../utils/linkedin/anonymous.ts';
import { findPageAdapter } from '../../utils/linkedin/registry.ts';
import { parse, read, SEARCH } from './read.ts';

const NAV = '<nav data-testid="primary-nav"></nav>';
const ALL = SEARCH.replace('/people/', '/all/');
const readAt = (html: string, address: string) => read(parse(`${NAV}<main>${html}</main>`), address);
const leadsAt = (html: string, address: string) =>
  readAt(html, address).rows.map((row) => ('lead' in row ? row.lead : row.refused));
const namesAt = (html: string, address: string) =>
  leadsAt(html, address).map((lead) => (typeof lead === 'string' ? lead : lead.name.shown));

const link = (key: string, name: string) =>
  `<a href="/in/${key}"><span dir="ltr"><span aria-hidden="true">${name}</span></span></a>`;
const hashed = (key: string, name: string, urn: number, more = '') =>
  `<li class="aQhash"><div class="bQhash" data-chameleon-result-urn="urn:li:member:${urn}" data-view-name="search-entity-result-universal-template"><div class="mb1"><span class="t-16">${link(key, name)}</span>${more}</div></div></li>`;
const semantic = (key: string, name: string, urn: number, more = '') =>
  `<li class="reusable-search__result-container"><div class="entity-result" data-chameleon-result-urn="urn:li:member:${urn}"><div class="mb1"><span class="entity-result__title-text t-16">${link(key, name)}</span>${more}</div></div></li>`;

describe('Ember: a hero card above the results', () => {
  const inside = `<span class="entity-result__title-text t-16">${link('ida-brek', 'Ida Brek')}</span><div class="entity-result__primary-subtitle t-14 t-black t-normal">Welder</div>`;
  const hero = `<div class="search-nec__hero-kcard-v2"><div class="mb1">${inside}</div></div>`;
  const company =
    '<ul><li><div class="search-nec__hero-kcard-v2" data-chameleon-result-urn="urn:li:company:44"><a href="https://www.linkedin.com/company/norrvik/">Norrvik</a></div></li></ul>';

  test.each([
    ['semantic', semantic],
    ['hashed', hashed],
  ])('of a person or a company above %s cards', (_, card) => {
    const list = `<ul>${card('orla-quist', 'Orla Quist', 7)}${card('jori-sand', 'Jori Sand', 8)}</ul>`;
    expect(namesAt(hero + list, ALL)).toEqual(['Ida Brek', 'Orla Quist', 'Jori Sand']);
    expect(namesAt(company + list, ALL)).toEqual(['not-a-person', 'Orla Quist', 'Jori Sand']);
  });
  test('alone', () => expect(namesAt(hero, ALL)).toEqual(['Ida Brek']));
  test('one semantic card does not hide the hashed ones', () =>
    expect(
      namesAt(`<ul>${semantic('orla-quist', 'Orla Quist', 7)}${hashed('jori-sand', 'Jori Sand', 8)}</ul>`, ALL),
    ).toEqual(['Orla Quist', 'Jori Sand']));
  test.each([
    ['semantic', semantic],
    ['hashed', hashed],
  ])('around several %s cards, each of which is a row', (_, card) => {
    const list = card('orla-quist', 'Orla Quist', 7) + card('jori-sand', 'Jori Sand', 8);
    const bare = list.replaceAll('class="reusable-search__result-container"', '');
    expect(namesAt(`<div class="search-nec__hero-kcard-v2"><ul>${bare}</ul></div>`, ALL)).toEqual([
      'Orla Quist',
      'Jori Sand',
    ]);
  });
});

describe('connections: whoever stands beside them is none', () => {
  const url = new URL('https://www.linkedin.com/mynetwork/invite-connect/connections/');
  const asked = (html: string) =>
    findPageAdapter(url)
      ?.extract(parse(`${NAV}<main>${html}</main>`), url, true)
      .rows.map((row) => ('lead' in row ? row.lead.name.shown : row.refused));
  const card = (key: string, name: string) =>
    `<div componentkey="auto-component-${key}"><div><a href="/in/${key}/"></a><div><p><a href="/in/${key}/">${name}</a></p><p>Welder</p></div><div><a href="/messaging/compose/?recipient=ACoAA${key}">Message</a><button aria-label="More"></button></div></div></div>`;
  const cards = `${card('orla-quist', 'Orla Quist')}<hr>${card('ida-brek', 'Ida Brek')}`;
  const both = ['Orla Quist', 'Ida Brek'];
  const jori = (more: string) => `<div><a href="/in/jori-sand/"><p>Jori Sand</p><p>Buyer</p></a>${more}</div>`;
  const button = '<button aria-label="Invite Jori Sand to connect">Connect</button>';
  const column = (html: string) => `<div data-testid="lazy-column"><div>${html}</div></div>`;
  const heading = '<div><h2>More suggestions for you</h2></div>';

  test.each([button, '<div id="connect-jori-sand"></div>', '<svg data-test-icon="connect-small"></svg>'])(
    'suggestions with %s, alone and beside',
    (sign) => {
      expect(asked(column(jori(sign)))).toEqual([]);
      expect(asked(column(jori(sign) + jori(sign).replaceAll(/jori(-)/gi, 'tomas$1')))).toEqual([]);
      expect(asked(column(cards + jori(sign)))).toEqual(both);
      expect(asked(column(cards + heading + jori(sign)))).toEqual(both);
    },
  );
  test.each([
    jori(''),
    `<div>${jori('')}</div>`,
    `<ul><li>${jori(button)}</li></ul>`,
    `<ul><li>${jori('')}</li></ul>`,
    card('jori-sand', 'Jori Sand'),
  ])('who stands under another heading: %s', (html) => {
    expect(asked(column(cards + heading + html))).toEqual(both);
    expect(asked(column(`<h2>2 connections</h2>${cards}${heading}${html}`))).toEqual(both);
    expect(asked(column(`<h2>0 connections</h2>${heading}${html}`))).toEqual([]);
  });
  test('in lists with roles and without', () => {
    expect(
      asked(
        `<h2>2 connections</h2><ul><li>${cards.replace('<hr>', '</li><li>')}</li></ul>${heading}<ul><li>${jori('')}</li></ul>`,
      ),
    ).toEqual(both);
    expect(
      asked(
        column(
          `<div role="list"><div role="listitem">${cards.replace('<hr>', '</div><div role="listitem">')}</div><div role="listitem">${jori('<a href="/preload/search-custom-invite/?vanityName=jori-sand">Connect</a>')}</div></div>`,
        ),
      ),
    ).toEqual(both);
  });
  test('one’s own name in a list elsewhere hides nobody and is nobody', () => {
    const own = '<div><ul><li><a href="/in/me-own/">Me Own</a></li><li><a href="/legal/">Legal</a></li></ul></div>';
    for (const list of [column(cards), `<div data-view-name="connections-list">${cards.replace('<hr>', '')}</div>`]) {
      expect(asked(list + own)).toEqual(both);
      expect(asked(own + list)).toEqual(both);
    }
    const listed = `<ul><li>${cards.replace('<hr>', '</li><li>')}</li></ul>`;
    expect(asked(column(listed) + own)).toEqual(both);
  });
});

describe('a profile beside what is one’s own', () => {
  const address = 'https://www.linkedin.com/in/ida-brek/';
  const screen = (key: string, name: string, more = '', state = '') =>
    `<div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile" ${state}><section componentkey="com.linkedin.sdui.profile.card.refACoAA${name.replace(' ', '')}1Topcard"><a href="/in/${key}/"><h2>${name}</h2></a><p>· 2nd</p><p>Welder</p><p>Norrvik Steel</p>${more}</section></div>`;
  const ida = screen('ida-brek', 'Ida Brek');

  test.each([
    `${ida}<section><a href="/in/me-own/add-edit/SKILL/">Add skill</a></section>`,
    `${ida}<section><a href="https://www.linkedin.com/in/me-own/edit/intro/?from=upsell">Edit</a></section>`,
    screen(
      'me-own',
      'Me Own',
      '<a href="/in/me-own/edit/intro/">Edit</a><button class="profile-photo-edit__edit-btn"></button>',
      'hidden',
    ) + ida,
    `<div data-view-name="profile-self-view">${ida}</div>`,
  ])('somebody else’s: %s', (html) => expect(namesAt(html, address)).toEqual(['Ida Brek']));

  test.each([
    [`${ida}<section><a href="/in/ida-brek/add-edit/SKILL/">Add skill</a></section>`, address],
    [`${ida}<a href="/in/Ida-Brek/edit/intro/?x=1">Edit</a>`, address],
    [`${ida}<a href="/in/ida-brek/edit/intro/">Edit</a>`, 'https://www.linkedin.com/in/ACoAAIdaBrek1/'],
    [`${ida}<a href="/in/ACoAAIdaBrek1/edit/intro/">Edit</a>`, address],
    [`${ida}<button class="profile-photo-edit__edit-btn"></button>`, address],
    [`<div data-view-name="profile-self-view">${ida}<button class="pv-profile-photo-edit"></button></div>`, address],
  ])('one’s own: %s', (html, at) => expect(readAt(html, at)).toMatchObject({ rows: [], state: 'other-page' }));
});

describe('Ember profile: whose marks they are', () => {
  const address = 'https://www.linkedin.com/in/ida-brek/';
  const badge =
    '<span class="distance-badge"><span class="visually-hidden">2nd degree</span><span class="dist-value">2nd</span></span>';
  const heading = '<a href="/in/ida-brek/overlay/about-this-profile/"><h1 class="inline t-24">Ida Brek</h1></a>';
  const verified = '<svg data-test-icon="verified-medium"></svg>';
  const chip = '<li-icon type="premium-chip"></li-icon>';
  const headline = '<div class="text-body-medium break-words">Welder</div>';
  const card = (html: string) => `<section data-member-id="100200300"><div class="ph5 pb5">${html}</div></section>`;

  test.each([
    `${heading}${badge}${headline}<div class="upsell">${chip}Try Premium</div>`,
    `${heading}${headline}<div class="upsell">${chip}Try Premium</div>`,
    `${heading}${badge}${headline}<div>${verified} Verified by Norrvik hiring</div>`,
    `<h1>Ida Brek</h1>${badge}${headline}<button><svg data-test-icon="linkedin-bug-premium-xxsmall"></svg>Message</button>`,
    `<div>${heading}</div><div>${badge}<div class="upsell">${headline}${chip}</div></div>`,
  ])('not theirs: %s', (html) => {
    expect(leadsAt(card(html), address)).toMatchObject([{ name: { shown: 'Ida Brek' } }]);
    expect(leadsAt(card(html), address)[0]).not.toHaveProperty('premium');
    expect(leadsAt(card(html), address)[0]).not.toHaveProperty('verified');
  });
  test.each([
    `${heading}${verified}${chip}${badge}${headline}`,
    `${heading}${badge}<span>${verified}</span><span>${chip}</span>${headline}`,
    `<div><div><span>${heading}</span><span>${verified}</span>${chip}${badge}</div>${headline}</div>`,
    `<div><span>${heading}</span><span>${badge}</span></div><div>${verified}${chip}</div>${headline}`,
    `<div><a href="/in/ida-brek/"><h1>Ida Brek ${verified}</h1></a>${badge}${chip}</div>${headline}`,
    `<div>${heading}${badge}</div><span>${verified}${chip}</span><div>${headline}</div>`,
  ])('theirs: %s', (html) => expect(leadsAt(card(html), address)).toMatchObject([{ premium: true, verified: true }]));
});

describe('a page saved as the server sent it', () => {
  const person = (key: string, name: string) =>
    `<div role="listitem"><p><a href="/in/${key}/">${name}</a><span> • 2nd</span></p><div><p>Fitter</p></div><div><p>Malmö</p></div></div>`;
  const screen = (html: string) =>
    `<div data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople">${html}</div>`;
  const column = (more: string) =>
    `<div data-testid="lazy-column" ${more}>${person('ida-brek', 'Ida Brek')}${person('orla-quist', 'Orla Quist')}</div>`;

  test.each([
    screen(column('hidden id="S:0"')),
    screen(`<div hidden id="S:0">${column('')}</div>`),
    `<div hidden id="S:1f">${screen(column(''))}</div>`,
    `${screen('<div id="B:0"></div>')}<div hidden id="S:0">${column('')}</div>`,
  ])('what was still to be put in its place is read: %s', (html) =>
    expect(readAt(html, SEARCH)).toMatchObject({
      state: 'results',
      rows: [{ lead: { name: { shown: 'Ida Brek' } } }, { lead: { name: { shown: 'Orla Quist' } } }],
    }),
  );
  test('a search that was left is not the one that still loads', () =>
    expect(
      namesAt(
        `<div hidden>${screen(column(''))}</div>${screen('<div data-testid="lazy-column" aria-busy="true"></div>')}`,
        SEARCH,
      ),
    ).toEqual([]));
});

describe('server-driven profile: the place beside the contact info', () => {
  const address = 'https://www.linkedin.com/in/ida-brek/';
  const card = (html: string) =>
    `<section componentkey="com.linkedin.sdui.profile.card.refACoAAFAKE1Topcard"><a href="/in/ida-brek/"><h2>Ida Brek</h2></a><p>· 2nd</p><p>Welder</p>${html}</section>`;
  const contact = '<p><a href="/in/ida-brek/overlay/contact-info/">Contact info</a></p>';
  const place = (name: string) => `<p>${name}</p><p>·</p>${contact}`;

  test.each([
    `<div style="display: none">${place('Lund')}</div><div>${place('Malmö')}</div>`,
    `<div hidden>${place('Lund')}</div><div>${place('Malmö')}</div>`,
    `<div>${place('Malmö')}</div><div hidden>${place('Lund')}</div>`,
    `<div data-display-contents="true">${place('Malmö')}</div>`,
    `<div><div data-display-contents="true">${place('Malmö')}</div></div>`,
    `<div><p>Malmö</p><p>·</p><div data-display-contents="true">${contact}</div></div>`,
    `<div><p>Malmö</p><div data-display-contents="true"><p>·</p>${contact}</div></div>`,
  ])('is read: %s', (html) =>
    expect(leadsAt(card(html), address)).toMatchObject([{ headline: 'Welder', location: 'Malmö' }]),
  );
});

describe('Ember cards: what a menu or a button says is no line of theirs', () => {
  const menu = (letters: string) =>
    `<div class="x-actions"><div class="artdeco-dropdown"><button>More</button><div class="artdeco-dropdown__content"><ul><li><div class="${letters}">Save in Sales Navigator</div></li></ul></div></div></div>`;
  test.each([
    ['semantic', semantic],
    ['hashed', hashed],
  ])('%s', (_, card) => {
    for (const letters of ['t-14 t-normal', 't-14 t-black t-normal']) {
      const [lead] = leadsAt(`<ul>${card('ida-brek', 'Ida Brek', 7, menu(letters))}</ul>`, SEARCH);
      expect(lead).toMatchObject({ name: { shown: 'Ida Brek' } });
      expect(lead).not.toHaveProperty('location');
      expect(lead).not.toHaveProperty('headline');
      const lines = '<div class="t-14 t-black t-normal">Welder</div><div class="t-14 t-normal">Malmö</div>';
      expect(leadsAt(`<ul>${card('ida-brek', 'Ida Brek', 7, menu(letters) + lines)}</ul>`, SEARCH)).toMatchObject([
        { headline: 'Welder', location: 'Malmö' },
      ]);
    }
  });
});

describe('Sales Navigator lead', () => {
  const address = 'https://www.linkedin.com/sales/lead/ACwAAAFAKE00001,NAME_SEARCH,aB1c';
  const top = (beside: string, role = '') =>
    `<section data-sn-view-name="feature-lead-top-card"><h1 data-anonymize="person-name">Orla Quist</h1>${beside}<span data-anonymize="headline">Fitter</span></section>${role}`;

  test.each([
    ['<span>· 2nd</span><div class="_name-sublabel_x">(She/Her)</div>', 2],
    ['<div class="_name-sublabel_x">(She/Her)</div>', undefined],
    ['<span>· 3rd</span><div class="_name-sublabel_x">· 2nd</div>', 2],
  ])('a degree beside the name, pronouns in the line below: %s', (beside, degree) =>
    expect((leadsAt(top(beside), address)[0] as { degree?: number }).degree).toBe(degree),
  );

  const job =
    '<span data-anonymize="job-title">Fitter</span> <a data-anonymize="company-name" href="/sales/company/4">Norrvik</a>';
  const role = (html: string) => `<section data-sn-view-name="lead-current-role">${html}</section>`;
  test('what a hovercard hangs on is no hovercard', () => {
    const position = { position: 'Fitter', company: 'Norrvik' };
    expect(leadsAt(top('', role(`<div id="ember12-hovercard-trigger">${job}</div>`)), address)).toMatchObject([
      position,
    ]);
    expect(leadsAt(top('', role(`<div id="hovercard-trigger-7">${job}</div>`)), address)).toMatchObject([position]);
    for (const id of ['hovercard-4', 'ember12-hovercard-content', 'hovercard', 'ember7-tooltip-content'])
      expect(leadsAt(top('', role(`<div id="${id}">${job}</div>`)), address)[0]).not.toHaveProperty('company');
  });
});

describe('what stands in a card beside the person', () => {
  const post = '<div class="feed-mini-update" data-urn="urn:li:activity:7">posted: hello</div>';
  test.each([
    ['semantic', semantic],
    ['hashed', hashed],
  ])('a recent post of theirs, %s', (_, card) => {
    expect(namesAt(`<ul>${card('ida-brek', 'Ida Brek', 7, post)}</ul>`, SEARCH)).toEqual(['Ida Brek']);
    const without = card('ida-brek', 'Ida Brek', 7, post).replace(' data-chameleon-result-urn="urn:li:member:7"', '');
    expect(namesAt(`<ul>${without}</ul>`, SEARCH)).toEqual(['not-a-person']);
  });

  const listed = (button: string, insight: string) =>
    `<div role="list"><div role="listitem"><div><p><a href="/in/ida-brek/">Ida Brek</a><span> • 2nd</span></p><div><p>Welder</p></div><div><p>Malmö</p></div>${button}</div><div><p><a href="/in/tomas-vell/"><strong>Tomas Vell</strong></a>${insight} is a mutual connection</p></div></div></div>`;
  const connect = (of: number) =>
    `<div componentkey="ConnectButtonstate:invitation:urn:li:member:${of}_connect"><span>Connect</span></div>`;
  const mutual = connect(555).replaceAll('div', 'span');
  test.each([
    [listed('', mutual), ['vanity:ida-brek']],
    [listed(connect(7), mutual), ['vanity:ida-brek', 'urn:7']],
    [listed(connect(7), ''), ['vanity:ida-brek', 'urn:7']],
  ])('the number of a mutual connection is not theirs: %s', (html, identityKeys) =>
    expect(leadsAt(html, SEARCH)).toMatchObject([{ identityKeys }]),
  );

  const ties = '<p>Building Bridges Ltd · Lunds universitet</p>';
  const buttons =
    '<div role="button"><p>Building Bridges Ltd</p></div><div role="button"><p>Lunds universitet</p></div>';
  test.each([
    ['Building…', buttons],
    ['Building…', buttons, true],
  ])('a headline that ends in dots is no cut of the ties', (headline, beside, isFirst = false) => {
    const html = `<section componentkey="com.linkedin.sdui.profile.card.refACoAAFAKE1Topcard"><a href="/in/ida-brek/"><h2>Ida Brek</h2></a><p>· 2nd</p>${isFirst ? beside : ''}<p>${headline}</p>${ties}${isFirst ? '' : beside}<div><p>Malmö</p><p>·</p><p><a href="/in/ida-brek/overlay/contact-info/">Contact info</a></p></div></section>`;
    expect(leadsAt(html, 'https://www.linkedin.com/in/ida-brek/')).toMatchObject([
      { headline, company: 'Building Bridges Ltd', location: 'Malmö' },
    ]);
  });
});

test.each(['Člen LinkedInu', 'Uživatel LinkedInu', 'สมาชิก LinkedIn', 'ผู้ใช้ LinkedIn'])(
  'nobody’s name, with a link and a degree: %s',
  (name) => {
    expect(isAnonymousName(name, 2)).toBe(true);
    expect(isAnonymousName(name)).toBe(true);
  },
);
test.each(['Linkedinu Novák', 'Jan LinkedIn', 'Ida Brek (LinkedIn Top Voice)'])('somebody’s name: %s', (name) =>
  expect(isAnonymousName(name, 2)).toBe(false),
);

test.each([
  ['cs', 'Bezpečnostní kontrola'],
  ['cs', 'Bezpečnostní ověření'],
  ['sv', 'Säkerhetskontroll'],
  ['da', 'Sikkerhedskontrol'],
  ['no', 'Sikkerhetskontroll'],
  ['fi', 'Turvatarkistus'],
  ['th', 'การตรวจสอบความปลอดภัย'],
  ['hi', 'सुरक्षा जाँच'],
  ['hi', 'सुरक्षा जांच'],
  ['ar', 'التحقق الأمني'],
  ['id', 'Pemeriksaan keamanan'],
])('a security check is told by its heading: %s %s', (_, heading) =>
  expect(
    read(
      parse(
        `<html><head><title>${heading} | LinkedIn</title></head><body><main><h1>${heading}</h1></main></body></html>`,
      ),
    ).state,
  ).toBe('limited'),
);
