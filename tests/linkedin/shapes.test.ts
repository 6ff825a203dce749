// Shapes of one layout that LinkedIn has shown at other times than those that the practice LinkedIn draws.
import { describe, expect, test } from 'vitest';
import { parse, read, SEARCH } from './read.ts';

const NAV = '<nav data-testid="primary-nav"></nav>';
const ALL = SEARCH.replace('/people/', '/all/');
const PROFILE = 'https://www.linkedin.com/in/orla-quist/';
const readAt = (html: string, address: string) => read(parse(`${NAV}<main>${html}</main>`), address);
const rowsAt = (html: string, address = SEARCH) =>
  readAt(html, address).rows.map((row) => ('lead' in row ? row.lead : row.refused));

const title = (name = 'Orla Quist', beside = '') =>
  `<span class="entity-result__title-text t-16"><a href="/in/orla-quist"><span dir="ltr"><span aria-hidden="true">${name}</span></span></a>${beside}</span>`;
const emberCard = (content: string) =>
  `<li class="reusable-search__result-container"><div class="entity-result" data-chameleon-result-urn="urn:li:member:7"><div class="mb1">${content}</div></div></li>`;

describe('Ember, 2022: headline and place in a block of their own', () => {
  const headline = '<div class="entity-result__primary-subtitle t-14 t-black t-normal">Executive Director</div>';
  const place = '<div class="entity-result__secondary-subtitle t-14 t-normal">Greater Malmö</div>';
  const block = (lines: string, tag = 'div') =>
    emberCard(
      `<div class="t-roman t-sans"><div>${title()}</div></div><div class="linked-area"><${tag}>${lines}</${tag}></div>`,
    );

  test.each(['div', 'a'])('both lines, in a %s', (tag) =>
    expect(rowsAt(block(headline + place, tag))).toMatchObject([
      { headline: 'Executive Director', location: 'Greater Malmö' },
    ]),
  );
  test('one of them', () => {
    expect(rowsAt(block(headline))[0]).toMatchObject({ headline: 'Executive Director' });
    expect(rowsAt(block(headline))[0]).not.toHaveProperty('location');
    expect(rowsAt(block(place))[0]).toMatchObject({ location: 'Greater Malmö' });
    expect(rowsAt(block(place))[0]).not.toHaveProperty('headline');
  });
});

test.each([
  ['<li-icon type="linkedin-bug-influencer-color" aria-label="Influencer"></li-icon>', undefined],
  ['<li-icon type="linkedin-bug-color-small"></li-icon>', undefined],
  ['<li-icon type="linkedin-bug" color="premium"></li-icon>', true],
])('whose badge is Premium: %s', (icon, premium) =>
  expect((rowsAt(emberCard(title('Orla Quist', icon)))[0] as { premium?: boolean }).premium).toBe(premium),
);

describe('all results', () => {
  const person =
    '<div role="listitem"><p><a href="/in/orla-quist/">Orla Quist</a><span> • 2nd</span></p><div><p>Fitter</p></div><div><p>Malmö</p></div></div>';
  const post = (more = '') =>
    `<div role="listitem" componentkey="expandedabcFeedType_FLAGSHIP_SEARCH"><h2>Feed post</h2><a href="/in/ida-brek/"></a>
    <a href="/in/ida-brek/"><span>Ida Brek • 3rd+</span></a><span>CDO</span><span>1h • Follow</span><p>Why we hire</p>${more}<a href="/pulse/x/">Read</a></div>`;
  const longer =
    '<div><p><a href="/in/ida-brek/">Ida Brek</a></p></div><div><p>CDO at Norrvik</p></div><div><p>2w • Edited</p></div>';

  test.each(['', longer])('a post by its key is no person and no sign of a new layout', (more) => {
    const { rows, state } = readAt(`<div role="list">${person}${post(more)}${post(more)}${post(more)}</div>`, ALL);
    expect(state).toBe('results');
    expect(rows.map((row) => ('lead' in row ? row.lead.name.shown : row.refused))).toEqual([
      'Orla Quist',
      ...Array(3).fill('not-a-person'),
    ]);
  });

  test('a post in a card of Ember’s without an urn', () => {
    const card = `<li class="reusable-search__result-container"><div class="feed-shared-update-v2" data-urn="urn:li:activity:7">
      <a href="/in/ida-brek"><span class="update-components-actor__title"><span dir="ltr"><span aria-hidden="true">Ida Brek</span></span>
      <span aria-hidden="true"> • 2nd</span></span><span>Welder at Foo</span><span>2w •</span></a></div></li>`;
    expect(rowsAt(`<ul>${emberCard(title())}${card}</ul>`, ALL)).toMatchObject([
      { name: { shown: 'Orla Quist' } },
      'not-a-person',
    ]);
  });

  test('the person whom the words name stands above the lists', () => {
    const hero = `<div class="search-nec__hero-kcard-v2"><div class="mb1">${title('Ida Brek').replace('orla-quist', 'ida-brek')}
      <div class="entity-result__primary-subtitle t-14 t-black t-normal">Welder</div></div></div>`;
    expect(rowsAt(`${hero}<ul>${emberCard(title())}</ul>`, ALL)).toMatchObject([
      { name: { shown: 'Ida Brek' }, headline: 'Welder' },
      { name: { shown: 'Orla Quist' } },
    ]);
    expect(readAt(hero, ALL).state).toBe('results');
  });
});

describe('a screen of the same kind that was left', () => {
  const person = (vanity: string, name: string) =>
    `<div role="listitem"><p><a href="/in/${vanity}/">${name}</a><span> • 2nd</span></p><div><p>Fitter</p></div><div><p>Malmö</p></div></div>`;
  const screen = (content: string, more = '') =>
    `<div data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople" ${more}>${content}</div>`;
  test.each([
    (left: string) => screen(left, 'hidden'),
    (left: string) => `<div style="display: none;">${screen(left)}</div>`,
    (left: string) => screen(left, 'style="display:none"'),
  ])('search: who is hidden is not on the page', (hide) =>
    expect(rowsAt(hide(person('ida-brek', 'Ida Brek')) + screen(person('orla-quist', 'Orla Quist')))).toMatchObject([
      { name: { shown: 'Orla Quist' } },
    ]),
  );

  const top = (id: string, vanity: string, name: string) =>
    `<section componentkey="com.linkedin.sdui.profile.card.ref${id}Topcard"><a href="/in/${vanity}/"><h2>${name}</h2></a><p>· 2nd</p><p>Fitter</p></section>`;
  test.each([PROFILE, 'https://www.linkedin.com/in/ACoAAFAKE00002/'])(
    'profile: the one of the address, %s',
    (address) =>
      expect(
        rowsAt(
          `<div hidden>${top('ACoAAFAKE00001', 'ida-brek', 'Ida Brek')}</div>${top('ACoAAFAKE00002', 'orla-quist', 'Orla Quist')}`,
          address,
        ),
      ).toMatchObject([{ name: { shown: 'Orla Quist' } }]),
  );
});

describe('server-driven profiles of other months', () => {
  const KEY = 'com.linkedin.sdui.profile.card.refACoAAFAKE00001Topcard';
  const name = '<a href="/in/orla-quist/"><h2>Orla Quist</h2></a>';
  const rest =
    '<p>· 2nd</p><p>Fitter at Norrvik</p><div><p>Malmö</p><p>·</p><p><a href="/in/orla-quist/overlay/contact-info/">Contact info</a></p></div>';
  test.each([
    `<section componentkey="${KEY}">${name}${rest}</section>`,
    `<div componentkey="${KEY}"><section>${name}${rest}</section></div>`,
    `<section id="${KEY}">${name}${rest}</section>`,
    `<div id="${KEY}"><div><section componentkey="${KEY}">${name}${rest}</section></div></div>`,
    `<section componentkey="${KEY}"><div data-view-name="profile-top-card-verified-badge"><div role="button"><div><p>Orla Quist</p><svg id="verified-medium"></svg></div></div></div>${rest}</section>`,
    `<div componentkey="${KEY}"><div data-view-name="profile-top-card-verified-badge"><div role="button"><div><h2>Orla Quist</h2></div></div></div>${rest}</div>`,
  ])('the top card is read: %s', (html) => {
    const { rows, state } = readAt(html, PROFILE);
    expect(state).toBe('results');
    expect(rows[0]).toMatchObject({ lead: html.includes('verified-medium') ? { verified: true } : {} });
    expect(rows.map((row) => ('lead' in row ? row.lead : row))).toMatchObject([
      {
        identityKeys: ['vanity:orla-quist', 'member:ACoAAFAKE00001'],
        ...{ name: { shown: 'Orla Quist' }, degree: 2, headline: 'Fitter at Norrvik', location: 'Malmö' },
      },
    ]);
  });
});

describe('one’s own profile is nobody’s lead', () => {
  const ember = (more: string) =>
    `<section class="pv-top-card"><h1 class="text-heading-xlarge">Orla Quist</h1>${more}<div class="text-body-medium">Fitter</div></section>`;
  const sdui = (more: string) =>
    `<section componentkey="com.linkedin.sdui.profile.card.refACoAAFAKE00001Topcard"><a href="/in/orla-quist/"><h2>Orla Quist</h2></a><p>Fitter</p>${more}</section>`;
  test.each([
    [PROFILE, ember('<button aria-label="Edit intro"></button><button class="profile-photo-edit__edit-btn"></button>')],
    [PROFILE, sdui('<div data-view-name="profile-self-view"></div>')],
    [PROFILE, sdui('<a href="/in/orla-quist/add-edit/POSITION/">Add</a>')],
    ['https://www.linkedin.com/in/me/', sdui('')],
  ])('%s %s', (address, html) => {
    expect(rowsAt(html, address)).toEqual([]);
    expect(readAt(html, address).state).toBe('other-page');
  });
});

test('a Premium mark beside the heading of a profile, outside its link', () => {
  const html = `<section class="pv-top-card"><div><span><a href="/in/orla-quist/overlay/about-this-profile/"><h1 class="text-heading-xlarge">Orla Quist</h1></a></span>
    <span class="pv-member-badge"><svg data-test-icon="linkedin-bug-premium-xsmall"></svg></span>
    <span class="distance-badge"><span class="visually-hidden">2nd degree connection</span><span class="dist-value">2nd</span></span></div>
    <div class="text-body-medium break-words">Fitter</div></section>`;
  expect(rowsAt(html, PROFILE)).toMatchObject([{ name: { shown: 'Orla Quist' }, premium: true }]);
});

test.each([
  '<div class="feed-identity-module"><div class="feed-identity-module__actor-meta"><a href="/in/ida-brek/">Ida Brek</a></div></div>',
  '<a class="profile-card-profile-link" href="/in/ida-brek/?lipi=x">Ida Brek</a>',
])('the feed’s own card says who is signed in: %s', (html) =>
  expect(readAt(html, 'https://www.linkedin.com/feed/').viewer).toMatchObject({ identityKeys: ['vanity:ida-brek'] }),
);
