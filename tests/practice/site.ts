import { endedCookies, sessionCookies } from './cookies.ts';
import type { Variant } from './expected-page.ts';
import { sduiTree } from './generate/sdui.ts';
import { practiceStates, renderState } from './generate/states.ts';
import { type PracticeMember, practiceMembers } from './members.ts';
import {
  connectionsPage,
  plainPage,
  practiceScript,
  profilePage,
  salesSearch,
  searchPage,
  signInPage,
} from './pages.ts';
import { practiceKindAt, practicePage, salesSearchPage } from './practice-page.ts';
import type { Random } from './random.ts';
import { salesScript } from './sales-script.ts';
import { createSearchPage, languages, pagesOf } from './search-page.ts';

export interface PracticeState {
  seed: number;
  /** how many people there are */
  population: number;
  /** li_at → who is signed in with it */
  sessions: Map<string, PracticeMember>;
  random: Random;
}

export interface Asked {
  method: string;
  url: URL;
  cookies: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  content: string;
}

const html = (content: string, status = 200, cookies: string[] = []): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'set-cookie': cookies },
  content,
});
const redirect = (to: string, cookies: string[] = []): Answer => ({
  status: 302,
  headers: { location: to, 'set-cookie': cookies },
  content: '',
});

/** Without a wish, one member is served the newest layout and the other the one before: as on LinkedIn, at the same time. */
const usualLayout: Record<PracticeMember['id'], Variant> = { a: 'S2', b: 'E2' };
const variants: readonly Variant[] = ['E1', 'E2', 'S1', 'S2'];

/**
 * What the practice LinkedIn answers. `?practice-layout=E2` (kept in a cookie) chooses the layout, `?practice-language=pl` the
 * language of pages other than people search, `?practice-state=limited` a search without results, and why.
 */
export function answer(state: PracticeState, asked: Asked): Answer {
  const { url, cookies } = asked;
  const path = url.pathname;
  if (path === '/practice.js') {
    return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, content: practiceScript() };
  }
  if (path === '/practice-sales.js') {
    return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, content: salesScript() };
  }
  if (path === '/favicon.ico') return { status: 204, headers: {}, content: '' };
  if (path === '/checkpoint/lg/login-submit') return signIn(state, asked);
  if (path === '/m/logout/') {
    state.sessions.delete(cookies.li_at ?? '');
    return redirect('/login', endedCookies);
  }
  const viewer = state.sessions.get(cookies.li_at ?? '');
  if (path === '/login') return html(signInPage(url.searchParams.get('session_redirect') ?? '/feed/'));
  if (!viewer) return redirect(`/login?session_redirect=${encodeURIComponent(url.pathname + url.search)}`);

  const wished = url.searchParams.get('practice-layout') ?? cookies['practice-layout'];
  const layout = variants.find((variant) => variant === wished) ?? usualLayout[viewer.id];
  const page = answerSignedIn(state, asked, viewer, layout);
  if (url.searchParams.has('practice-layout'))
    page.headers['set-cookie'] = [`practice-layout=${layout}; Path=/; Secure`];
  return page;
}

function signIn(state: PracticeState, { body, url }: Asked): Answer {
  const chosen = new URLSearchParams(body).get('member');
  const member = practiceMembers[chosen === 'b' ? 'b' : 'a'];
  const session = `AQEpractice${state.random.letters(40)}`;
  state.sessions.set(session, member);
  return redirect(url.searchParams.get('session_redirect') ?? '/feed/', sessionCookies(session, state.random));
}

function answerSignedIn(state: PracticeState, { url, method }: Asked, viewer: PracticeMember, layout: Variant): Answer {
  const path = url.pathname;
  const search = () => {
    const number = Math.min(pagesOf(state.population), Math.max(1, Number(url.searchParams.get('page')) || 1));
    const keywords = url.searchParams.get('keywords') ?? '';
    return { ...createSearchPage(state.seed, number, { keywords, viewer, population: state.population }), viewer };
  };
  if (path === '/' || path === '/feed/') {
    return html(
      plainPage(
        'Feed',
        '<h2>Nothing new in an invented world</h2><p><a href="/search/results/people/?keywords=plant%20manager">Search for plant managers</a></p>',
        viewer,
        layout,
      ),
    );
  }
  if (path === '/mynetwork/')
    return html(
      plainPage(
        'My Network',
        '<div data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.Grow"><h2>Grow your network</h2></div>',
        viewer,
        layout,
      ),
    );
  if (path === '/in/me/') return redirect(`/in/${viewer.vanity}/`);
  if (path.startsWith('/in/')) {
    const profile = profilePage(state.seed, decodeURIComponent(path.split('/')[2] ?? ''), viewer);
    return profile
      ? html(profile)
      : html(plainPage('Profile Not Found', '<h1>Profile not found</h1>', viewer, layout), 404);
  }
  const language = languages.find((one) => one === url.searchParams.get('practice-language'));
  const wanted = practiceStates.find((one) => one === url.searchParams.get('practice-state'));
  if (wanted && /^\/(?:search\/results|sales\/search)\/people\/?$/.test(path)) {
    const kind = path.startsWith('/sales') ? 'sales' : layout.startsWith('E') ? 'ember' : 'sdui';
    return html(renderState({ state: wanted, kind, viewer, seed: state.seed, ...(language && { language }) }));
  }
  if (path === '/sales/search/people') return html(salesSearch(viewer));
  if (path === '/sales-practice/sales/search/people') {
    const { truth: _, ...page } = salesSearchPage(state.seed, Number(url.searchParams.get('page')) || 1);
    return { status: 200, headers: { 'content-type': 'application/json' }, content: JSON.stringify(page) };
  }
  if (path === '/mynetwork/invite-connect/connections/') return html(connectionsPage(state.seed, viewer));
  const kind = practiceKindAt(path, layout.startsWith('E') ? 'ember' : 'sdui');
  if (kind) {
    const number = Math.min(4, Math.max(1, Number(url.searchParams.get('page')) || 1));
    return html(practicePage(kind, { seed: state.seed, number, ...(language && { language }) }).html);
  }
  if (path === '/search/results/people/') {
    return html(searchPage(search(), layout));
  }
  if (path === '/flagship-web/search/results/people/' && method === 'POST') {
    const tree = sduiTree(search(), layout === 'S1' ? 'S1' : 'S2');
    return { status: 200, headers: { 'content-type': 'application/json' }, content: JSON.stringify(tree) };
  }
  return html(plainPage('Page not found', '<h1>This page doesn’t exist</h1>', viewer, layout), 404);
}
