import { describe, expect, test } from 'vitest';
import { parse, read, SEARCH } from './read.ts';

const NAV = '<nav data-testid="primary-nav"></nav>';
const notice = (heading: string, advice: string) => `<h2>${heading}</h2><p>${advice}</p><button>OK</button>`;

/** One notice as each kind of page shows it. */
const shells = {
  'server-driven': (words: string) =>
    `${NAV}<main><div data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople"><button>People</button><div>${words}</div></div></main>`,
  Ember: (words: string) =>
    `<div class="global-nav"></div><main><div class="search-reusable-search-no-results">${words}</div></main>`,
};
const teaser = (vanity: string) => `<li><div role="listitem"><p><a href="/in/${vanity}/">Orla Quist</a></p></div></li>`;

describe.each(Object.entries(shells))('on a %s page', (_kind, shell) => {
  test.each([
    ['No results found', 'Please try again with other keywords.'],
    ['Brak wyników', 'Spróbuj ponownie, używając innych słów.'],
    ['Aucun résultat trouvé', 'Réessayez avec d’autres mots-clés.'],
    ['Keine Ergebnisse gefunden', 'Bitte erneut versuchen.'],
    ['No se han encontrado resultados', 'Inténtalo de nuevo.'],
    ['Nenhum resultado encontrado', 'Tente novamente.'],
    ['لم يتم العثور على نتائج', 'حاول مرة أخرى'],
    ['結果が見つかりませんでした', '再度検索してください'],
    ['Geen resultaten gevonden', '–'],
    ['검색 결과가 없습니다', '–'],
  ])('%s: empty, whatever the advice', (heading, advice) =>
    expect(read(parse(shell(notice(heading, advice)))).state).toBe('empty'),
  );

  test.each([
    ['You’ve reached the monthly limit for profile searches', 'Upgrade'],
    ['Osiągnięto miesięczny limit wyszukiwania profili', '–'],
    ['Passez à Premium', 'Vous avez atteint la limite mensuelle de recherches.'],
    ['Sie haben das monatliche Limit erreicht', '–'],
    ['Has alcanzado el límite mensual de búsquedas', '–'],
    ['Você atingiu o limite mensal de pesquisas', '–'],
    ['لقد وصلت إلى الحد الشهري لعمليات البحث', '–'],
    ['プロフィール検索の月間上限に達しました', '–'],
    ['Je hebt de maandelijkse limiet bereikt', '–'],
  ])('%s: limited', (heading, advice) => {
    expect(read(parse(shell(notice(heading, advice)))).state).toBe('limited');
    const teasers = `${NAV}<main><h2>${heading}. ${advice}</h2><ul>${['orla', 'ida'].map(teaser).join('')}</ul></main>`;
    expect(read(parse(teasers))).toMatchObject({ state: 'limited', rows: [], strategies: {} });
  });

  test.each([
    ['Something went wrong', 'Refresh the page'],
    ['We couldn’t load your results', 'Retry'],
    ['Nie udało się wczytać wyników', '–'],
    ['Une erreur est survenue', '–'],
    ['حدث خطأ ما', '–'],
    ['Kuna hitilafu', 'a language that nobody has listed'],
  ])('%s: error, and never empty', (heading, advice) =>
    expect(read(parse(shell(notice(heading, advice)))).state).toBe('error'),
  );
});

const SALES = 'https://www.linkedin.com/sales/search/people?query=x';
test.each([
  'No leads matched your search',
  'No accounts matched your search',
  'There are no leads in this list',
  'Aucun prospect ne correspond à votre recherche',
  'Aucun compte trouvé',
  'Aucune personne trouvée',
  'Keine Leads gefunden',
  'Es wurden keine passenden Accounts gefunden',
  'Keine Personen gefunden',
  'Ningún prospecto coincide con tu búsqueda',
  'No se han encontrado cuentas',
  'Nenhum lead encontrado',
  'Nenhuma conta corresponde à sua pesquisa',
  'Nessun lead trovato',
  'Nie znaleziono potencjalnych klientów',
  'Brak kont spełniających kryteria',
  'Nie znaleziono osób',
  'لم يتم العثور على عملاء محتملين',
  'لا توجد حسابات مطابقة',
  '一致するリードが見つかりませんでした',
  '該当するアカウントはありません',
])('Sales Navigator: %s', (heading) => {
  const page = `<nav><a href="/sales/home">Home</a></nav><main><div id="search-results-container"><h3>${heading}</h3></div></main>`;
  expect(read(parse(page), SALES).state).toBe('empty');
});

test.each([
  ['No leads could be loaded', 'loading'],
  ['Es konnten keine Leads geladen werden', 'loading'],
  ['Nenhuma conta pôde ser carregada', 'loading'],
  ['Aucun prospect n’a pu être chargé', 'loading'],
  ['لم نتمكن من تحميل الحسابات', 'loading'],
  ['一致するページはありません', 'loading'],
  ['Nie znaleziono strony firmy', 'loading'],
  ['Nie ma kontaktu z serwerem', 'loading'],
  ['أهلا بك في حسابات', 'loading'],
  ['No saved leads yet', 'loading'],
  ['You have reached your limit. No more leads can be shown', 'limited'],
])('Sales Navigator: %s is not empty', (heading, state) => {
  const page = `<nav><a href="/sales/home">Home</a></nav><main><h3>${heading}</h3></main>`;
  expect(read(parse(page), SALES).state).toBe(state);
});

test.each([
  'Save leads to a list',
  'Comptes et prospects',
  'Leads und Accounts',
  '12 leads',
  'Conta premium',
  'リード',
  'No account? Ask your admin',
  '¿No tienes cuenta?',
  'Non hai un account',
])('Sales Navigator: %s says nothing of how many there are', (heading) => {
  const page = `<nav><a href="/sales/home">Home</a></nav><main><h3>${heading}</h3></main>`;
  expect(read(parse(page), SALES).state).toBe('loading');
});

test('rows that no rule reads are no empty search, though a heading says so', () => {
  const rows = '<li><h3><a href="/in/orla/">Orla Quist</a></h3></li>'.repeat(4);
  expect(read(parse(`${NAV}<main><h2>No results found</h2><ul>${rows}</ul></main>`)).state).toBe('layout-changed');
});

test('what somebody writes as their headline is no notice', () => {
  const card =
    '<div role="listitem"><p><a href="/in/orla/">Orla Quist</a></p><div><p>Beyond the monthly limit</p></div></div>';
  expect(read(parse(`${NAV}<main>${card}</main>`), SEARCH).state).toBe('results');
});
