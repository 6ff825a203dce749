import { attribute, byTag, closest, findAll, findFirst, nextElement, rawText, tagOf, visibleText } from './dom.ts';
import type { PageState } from './extraction.ts';
import type { Notice } from './page-type.ts';
import { normaliseText } from './text.ts';

/**
 * What a page without results is, as far as markers tell it. What only words tell is handed on as a Notice, with the state that is
 * right where no word is known: never `empty` (notice-words.ts). Nothing here may pass for "0 results".
 */
const SIGN_IN = [
  '#rememberme-div',
  'input[name="session_key"]',
  'form[action*="/login-submit"]',
  'form[action*="/checkpoint/lg/"]',
  'meta[name="pageKey"][content*="auth_wall"]',
  'meta[name="pageKey"][content*="authwall"]',
  'meta[name="pageKey"][content*="_login"]',
  'input[type="password"]',
  'a[href*="session_redirect"]',
  'main.authwall',
  'body.authwall',
].join(',');
/** A guest's page may have nothing but its title, "LinkedIn: Log In or Sign Up", to tell it by. */
const GUEST_TITLE = /^LinkedIn ?[:：]/i;
const CAPTCHA = '#captcha-internal';
/** The frame of whoever checks for robots lies hidden on pages that show all that they should; where it is seen it asks. */
const CHECK = 'iframe#humanThirdPartyIframe, iframe[src*="li.protechts.net"]';
const IS_HIDDEN =
  /display: ?none|visibility: ?hidden|opacity: ?0(?!\.)|(?:left|top): ?-\d{3}|(?:width|height): ?[01](?!\d)/;
const HIDDEN = '[hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"]';
const LIMIT =
  '[class*="paywall"], [class*="commercial-use-limit"], a[href*="commercial_use_limit" i], a[href*="help/linkedin/answer/52950"], a[href*="help/linkedin/answer/a564064"]';
const SIGNED_IN = '.global-nav__primary-link, [data-testid="primary-nav"], nav a[href*="/mynetwork"], .global-nav';
const EMBER_ERROR = '[class*="no-results"][class*="--error"]';
const EMBER_NOTICE = '.search-reusable-search-no-results, .search-no-results, .search-no-results__container';
const EMBER_SEARCH = `${EMBER_NOTICE}, .search-results-container, #search-srp-prompt`;
const LOADING =
  '[aria-busy="true"], [role="progressbar"], .initial-load-animation, .artdeco-loader, [class*="skeleton"]';
const RESULT_LINKS = ['/in/', '/company/', '/sales/lead/', '/sales/company/']
  .map((path) => `a[href*="${path}"]`)
  .join(',');
/** So many links to people or companies are results, however little text there is. */
const FEW = 3;
const ITEM = 'li, [role="listitem"], tr';
/** Profiles and searches are led to My Network when the member is limited. */
export const SCREEN_OF_LIMITED = /\.mynetwork\.Grow\b/;

/** A state, and where markers alone do not decide it, the words that may. */
export interface Told {
  state: PageState;
  notice?: Notice;
}

/** Whether a screen or page key is this page type's. */
export type IsOwn = (key: string) => boolean;

const mainOf = (page: Document): Element | undefined =>
  findFirst(page, 'main') ?? findFirst(page, '[role="main"]') ?? findFirst(page, 'body');
const hasResultLinks = (within: ParentNode): boolean => findFirst(within, RESULT_LINKS) !== undefined;
const textOf = (element: Element | undefined): string => normaliseText(element ? visibleText(element) : '');

/** The server-driven screens that the page holds by name. */
export const screensOf = (page: Document): string[] =>
  findAll(page, '[data-sdui-screen]').map((screen) => attribute(screen, 'data-sdui-screen') ?? '');

/** Which page the DOM says it is: the server-driven screen, else the first load's page key. Nothing where it says neither. */
function pageKeys(page: Document): { keys: string[]; isOfFirstLoad?: true } {
  const screens = screensOf(page);
  if (screens.length > 0) return { keys: screens };
  const meta = findFirst(page, 'meta[name="como-pk"]');
  if (meta) return { keys: [attribute(meta, 'content') ?? ''] };
  const code = findFirst(page, '#clientPageInstance');
  return { keys: code ? [visibleText(code)] : [], isOfFirstLoad: true };
}

/** A screen that was left may stay beside the open one, hidden: then only the open one counts. */
function openScreen(page: Document, isOwn: IsOwn): Element | undefined {
  const screens = findAll(page, '[data-sdui-screen]');
  const own = screens.find((screen) => isOwn(attribute(screen, 'data-sdui-screen') ?? ''));
  return screens.length > 1 ? own : undefined;
}

const isBlank = (page: Document): boolean => {
  const main = mainOf(page);
  return textOf(main).length <= 200 && (!main || findAll(main, RESULT_LINKS).length < FEW);
};

/** A page that never holds results. */
export function stateWithoutRows(page: Document, isOwn: IsOwn): Told {
  return fromMarkers(page, isOwn) ?? { state: 'other-page', notice: noticeOf(page) };
}

/** The limit page keeps a few teaser cards: only its headings tell it from a short page of results. */
export function stateOfTeasers(page: Document): Told {
  if (findFirst(page, LIMIT)) return { state: 'limited' };
  return { state: 'results', notice: noticeOf(page) };
}

/** A page that should hold results and holds no card that a rule could read. */
export function stateWithoutResults(page: Document, isOwn: IsOwn, isSearch: boolean): Told {
  const marked = fromMarkers(page, isOwn);
  if (marked) return marked;
  if (findFirst(page, EMBER_ERROR)) return { state: 'error' };
  if (!isSearch && findFirst(page, EMBER_SEARCH)) return { state: 'other-page' };
  const { keys, isOfFirstLoad } = pageKeys(page);
  const isForeign = keys.length > 0 && !keys.some(isOwn);
  const saysNone = findFirst(page, EMBER_NOTICE) !== undefined;
  // Ember's key stays that of the page which was loaded, wherever one has gone since in the app; another search it would have named.
  const mayBeOwn = isOfFirstLoad && !keys.some((key) => /search_srp/.test(key));
  if (isForeign && !(mayBeOwn && (saysNone || isBlank(page)))) return { state: 'other-page' };
  const main = openScreen(page, isOwn) ?? mainOf(page);
  const prompt = textOf(findFirst(page, '#search-srp-prompt'));
  const text = textOf(main).replace(prompt, '');
  const hasRows = main !== undefined && findAll(main, ITEM).some(hasResultLinks);
  const notice = { ...noticeOf(page), text: text.slice(0, 1000), mayBeEmpty: !hasRows };
  if (hasRows) return { state: 'layout-changed', notice };
  if (saysNone || (main && holdsNotice(main))) return { state: 'error', notice };
  // Server-driven results stand in a column of their own, where one link is a result: filters and what is at the foot of the page are none.
  const column = main && findFirst(main, '[data-testid="lazy-column"]');
  const links = main ? findAll(column ?? main, RESULT_LINKS).length : 0;
  const isSparse =
    (column ? textOf(column) : text).length <= 200 && links < (column ? 1 : FEW) && !(main && holdsEntries(main));
  if (findFirst(page, LOADING) || isSparse) return { state: 'loading', notice };
  return { state: 'layout-changed', notice };
}

/** Entries of at least two lines each: what has lost its links, and no filter or menu, which are lists of other kinds. */
const holdsEntries = (main: Element): boolean =>
  findAll(main, '[role="listitem"]').filter(
    (item) =>
      !closest(item, 'nav, header, footer') && byTag(item, 'p', 3).filter((line) => textOf(line) !== '').length > 1,
  ).length >= 2;

function fromMarkers(page: Document, isOwn: IsOwn): Told | undefined {
  if (!findFirst(page, SIGNED_IN) && (findFirst(page, SIGN_IN) || GUEST_TITLE.test(titleOf(page)))) {
    return { state: 'signed-out' };
  }
  if (findFirst(page, `${CAPTCHA}, ${LIMIT}`) || findAll(page, CHECK).some(isSeen)) return { state: 'limited' };
  const screens = screensOf(page);
  return !screens.some(isOwn) && screens.some((screen) => SCREEN_OF_LIMITED.test(screen))
    ? { state: 'limited' }
    : undefined;
}

function isSeen(frame: Element): boolean {
  const [width, height, style = ''] = ['width', 'height', 'style'].map((name) => attribute(frame, name));
  const isNothing = [width, height].some((size) => size === '0' || size === '1') || IS_HIDDEN.test(style);
  return !isNothing && !closest(frame, HIDDEN);
}

const titleOf = (page: Document): string => normaliseText(rawText(findFirst(page, 'title') ?? page)).slice(0, 300);

/** Title and headings: never a card's, whose words are a person's. */
function noticeOf(page: Document): Notice {
  // Ember's prompt for screen readers says the user's own words again.
  const headings = findAll(page, 'h1:not(#search-srp-prompt), h2, h3').slice(0, 20);
  return {
    title: titleOf(page),
    headings: headings
      .filter((heading) => !closest(heading, ITEM))
      .map((heading) => textOf(heading).slice(0, 300))
      .filter((heading) => heading !== ''),
    ...((findFirst(page, SIGNED_IN) || hasResultLinks(page)) && { signedIn: true }),
  };
}

/** Server-driven: a heading, a line of advice beside it and a button, and nothing that could be a result. */
function holdsNotice(main: Element): boolean {
  if (findFirst(main, '[role="listitem"]') || hasResultLinks(main) || !findFirst(main, 'button, a[href]')) return false;
  return findAll(main, 'h1, h2, h3').some((heading) => {
    const next = nextElement(heading);
    return next !== undefined && tagOf(next) === 'P' && textOf(heading) !== '';
  });
}
