import { browserScript } from './browser-script.ts';
import type { Variant } from './expected-page.ts';
import { renderSearchPage } from './generate/render-page.ts';
import { leadSearch } from './generate/sales.ts';
import { escapeHtml } from './generate/tree.ts';
import { embeddedAnswers, rehydration, wholePage, withRail } from './generate/whole-page.ts';
import { type PracticeMember, practiceMembers } from './members.ts';
import { practicePeople } from './people.ts';
import type { SearchPage } from './search-page.ts';

const kindOf = (variant: Variant) => (variant === 'E1' || variant === 'E2' ? 'ember' : 'sdui');

/** Search: Ember comes ready from the server; server-driven pages are a shell that builds itself. */
export function searchPage(page: SearchPage & { viewer: PracticeMember }, variant: Variant): string {
  if (kindOf(variant) === 'ember') return renderSearchPage(page, variant);
  return wholePage({
    title: 'Search | LinkedIn',
    head: '<meta name="como-pk" content="d_flagship3_search_srp_people">',
    body: withRail('', 'id="workspace" tabindex="0"'),
    tail: `${rehydration(page.viewer)}<script src="/practice.js"></script>`,
    kind: 'sdui',
    viewer: page.viewer,
  });
}

export const practiceScript = (): string => browserScript();

/** A page of the signed-in member that holds no results. */
export function plainPage(title: string, content: string, viewer: PracticeMember, variant: Variant): string {
  const kind = kindOf(variant);
  const tail = kind === 'ember' ? embeddedAnswers(viewer) : rehydration(viewer);
  return wholePage({ title: `${title} | LinkedIn`, body: withRail(content, 'id="workspace"'), tail, kind, viewer });
}

/** Sales Navigator's lead search: a shell whose script fetches each page and draws a card when it is scrolled to. */
export const salesSearch = (viewer: PracticeMember): string =>
  wholePage({
    title: 'Search | Sales Navigator',
    head: '<style>#search-results-container{height:560px;overflow:auto}ol.artdeco-list{list-style:none;margin:0;padding:0}ol.artdeco-list>li{min-height:150px;border-bottom:1px solid #eee}.a11y-text{position:absolute;clip-path:inset(50%)}</style>',
    body: withRail(leadSearch([], 0, 'en', 1, 1)),
    tail: `${embeddedAnswers(viewer, 'd_sales2_search_people')}<script src="/practice-sales.js"></script>`,
    kind: 'ember',
    viewer,
  });

/** The member's own connections, server-driven: ten of the practice people. */
export function connectionsPage(seed: number, viewer: PracticeMember): string {
  const items = practicePeople(seed)
    .slice(0, 10)
    .map(({ name, vanity, headline }) => {
      const href = `https://www.linkedin.com/in/${encodeURIComponent(vanity)}/`;
      return `<div role="listitem"><a href="${href}"><figure><img alt="${escapeHtml(name)}"></figure></a><div><a href="${href}"><p>${escapeHtml(name)}</p></a><p>${escapeHtml(headline ?? '--')}</p><p>Connected on 12 March 2024</p></div></div>`;
    });
  const content = `<div data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.Connections"><h2>10 connections</h2><div role="list">${items.join('')}</div></div>`;
  return plainPage('Connections', content, viewer, 'S2');
}

/** Somebody's profile; one's own offers to edit its intro, whatever else the page tells. */
export function profilePage(seed: number, vanity: string, viewer: PracticeMember): string | undefined {
  const isOwn = vanity === viewer.vanity;
  const person = practicePeople(seed).find((one) => one.vanity === vanity || one.memberId === vanity);
  if (!isOwn && !person) return undefined;
  const name = isOwn ? `${viewer.firstName} ${viewer.lastName}` : person?.name;
  const id = isOwn ? viewer.memberId : person?.memberId;
  const edit = isOwn ? `<a href="/in/${viewer.vanity}/edit/intro/" aria-label="Edit intro">✎</a>` : '';
  const headline = isOwn ? viewer.headline : (person?.headline ?? '');
  const content = `<div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile"><section componentkey="com.linkedin.sdui.profile.card.ref${id}Topcard"><h2>${name}</h2>${edit}<p>${headline}</p></section></div>`;
  return wholePage({ title: `${name} | LinkedIn`, body: withRail(content, 'id="workspace"'), kind: 'sdui', viewer });
}

/** Sign-in, by choosing who to be; then on to the page that was asked for. */
export function signInPage(next: string): string {
  const choices = Object.values(practiceMembers)
    .map(
      ({ id, firstName, lastName }) =>
        `<button name="member" value="${id}">Continue as ${firstName} ${lastName}</button>`,
    )
    .join('');
  const body = `<main class="authwall"><form method="post" action="/checkpoint/lg/login-submit?session_redirect=${encodeURIComponent(next)}"><h1>Sign in</h1><input name="session_key" autocomplete="off" placeholder="Practice: no password needed">${choices}</form></main>`;
  return wholePage({
    title: 'LinkedIn: Log In or Sign Up',
    head: '<meta name="pageKey" content="d_checkpoint_lg_consumer_login">',
    body,
    kind: 'guest',
  });
}
