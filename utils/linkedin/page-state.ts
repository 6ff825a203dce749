import { attribute, closest, findAll, findFirst, nextElement, tagOf, visibleText } from './dom.ts';
import type { PageState } from './extraction.ts';
import { normaliseText } from './text.ts';

/**
 * What a page without results is. Markers first; words only for what public evidence knows by its words alone
 * (limits, server-driven errors), never for results. Nothing here may pass for "0 results" that is not known to be empty.
 */
const SIGN_IN = [
  '#rememberme-div',
  'input[name="session_key"]',
  'form[action*="/login-submit"]',
  'form[action*="/checkpoint/lg/"]',
  'meta[name="pageKey"][content*="auth_wall"]',
  'meta[name="pageKey"][content*="authwall"]',
  'meta[name="pageKey"][content*="_login"]',
  'main.authwall',
  'body.authwall',
].join(',');
const CAPTCHA = 'iframe#humanThirdPartyIframe, iframe[src*="li.protechts.net"], #captcha-internal';
const LIMIT =
  '[class*="paywall"], [class*="commercial-use-limit"], a[href*="commercial_use_limit" i], a[href*="help/linkedin/answer/52950"]';
const SIGNED_IN = '.global-nav__primary-link, [data-testid="primary-nav"], nav a[href*="/mynetwork"], .global-nav';
const EMBER_ERROR = '[class*="no-results"][class*="--error"]';
const EMBER_EMPTY = '.search-reusable-search-no-results, .search-no-results, .search-no-results__container';
const LOADING =
  '[aria-busy="true"], [role="progressbar"], .initial-load-animation, .artdeco-loader, [class*="skeleton"]';

const LIMIT_WORDS =
  /commercial use limit|monthly limit for profile searches|you are a power searcher|limite d.utilisation commerciale|kommerziellen? nutzung|límite de uso comercial|limite de uso comercial|limit(?:u|em)? (?:użytku|użytkowania|wykorzystania|użycia) komercyjn|limite di utilizzo commerciale|الاستخدام التجاري|商用利用|商業利用/i;
const CHECK_WORDS =
  /quick security check|unusual activity|temporarily restricted|weekly invitation limit|too many requests|request denied|HTTP ERROR (?:429|999)/i;
const ERROR_WORDS =
  /something went wrong|this one.s our fault|couldn.t load|try again|filed a report|coś poszło nie tak|spróbuj ponownie|une erreur|réessayer|etwas ist schiefgelaufen|erneut versuchen|algo (?:salió|ha salido) mal|inténtalo|algo deu errado|tente novamente|حدث خطأ|حاول مرة أخرى|問題が発生|やり直|再試行/i;

/** The text a state is told by: short, so a page with a lot to read is not searched for words. */
const wordsOf = (element: Element | undefined): string =>
  normaliseText(element ? visibleText(element) : '').slice(0, 2000);

/** Whether the page is a sign-in page or wall, whatever its address. */
export const isSignedOut = (page: Document): boolean =>
  findFirst(page, SIGN_IN) !== undefined && findFirst(page, SIGNED_IN) === undefined;

/** Limits and checks that stand in the place of results. With a few teaser cards present only headings are read. */
export function isLimited(page: Document, hasCards: boolean): boolean {
  if (findFirst(page, `${CAPTCHA}, ${LIMIT}`)) return true;
  const told = hasCards
    ? findAll(page, 'h1, h2, h3')
        .slice(0, 20)
        .filter((heading) => !closest(heading, 'li, [role="listitem"]'))
    : [findFirst(page, 'main') ?? findFirst(page, 'body')];
  const words = told.map(wordsOf).join(' ');
  if (LIMIT_WORDS.test(words) || CHECK_WORDS.test(words)) return true;
  return SCREEN_OF_LIMITED.test(screensOf(page).join(' '));
}

/** Profiles and searches are led to My Network when the member is limited. */
const SCREEN_OF_LIMITED = /\.mynetwork\.Grow\b/;

/** The server-driven screens that the page holds by name. */
export const screensOf = (page: Document): string[] =>
  findAll(page, '[data-sdui-screen]').map((screen) => attribute(screen, 'data-sdui-screen') ?? '');

/** Which page the DOM says it is: the server-driven screen, else the first load's page key. Nothing where it says neither. */
export function pageKeys(page: Document): string[] {
  const screens = screensOf(page);
  if (screens.length > 0) return screens;
  const meta = findFirst(page, 'meta[name="como-pk"]');
  if (meta) return [attribute(meta, 'content') ?? ''];
  const code = findFirst(page, '#clientPageInstance');
  return code ? [visibleText(code)] : [];
}

/** A page that should hold results and holds no card that a rule could read. */
export function stateWithoutResults(page: Document, isThisPage: (key: string) => boolean): PageState {
  if (isSignedOut(page)) return 'signed-out';
  if (isLimited(page, false)) return 'limited';
  if (findFirst(page, EMBER_ERROR)) return 'error';
  const keys = pageKeys(page);
  if (keys.length > 0 && !keys.some(isThisPage)) return 'other-page';
  const main = findFirst(page, 'main') ?? findFirst(page, '[role="main"]');
  if (ERROR_WORDS.test(wordsOf(main))) return 'error';
  if (findFirst(page, EMBER_EMPTY)) return 'empty';
  if (main && findFirst(main, 'li a[href*="/in/"], [role="listitem"] a[href*="/in/"]')) return 'layout-changed';
  if (main && isEmptyNotice(main)) return 'empty';
  if (findFirst(page, LOADING)) return 'loading';
  const hasWords = wordsOf(main ?? findFirst(page, 'body')).length > 200;
  return hasWords ? 'layout-changed' : 'loading';
}

/** Server-driven: a heading, a line of advice beside it and a button, and nothing that could be a result. */
function isEmptyNotice(main: Element): boolean {
  if (findFirst(main, '[role="listitem"], a[href*="/in/"]')) return false;
  return findAll(main, 'h2').some((heading) => {
    const next = nextElement(heading);
    return (
      next !== undefined && tagOf(next) === 'P' && wordsOf(heading) !== '' && findFirst(main, 'button') !== undefined
    );
  });
}
