/** What an address says of a search: which one it is, and which page of it is in front. */
export interface SearchAddress {
  /** the same for every page of the search, whatever the order of its filters and the session it was opened in */
  key: string;
  /** the search's first page, without what belongs to one session */
  url: string;
  /** what was searched for, in the user's words; absent where only filters by id were set */
  name?: string;
  /** from 1 */
  page: number;
  /** how many results LinkedIn shows of any such search */
  most?: number;
}

/** Results pages that have numbered pages, and how many results LinkedIn gives of them. Seen 2026-05. */
const searches = [
  { path: /^\/search\/results\/people\/?$/, most: 1000 },
  { path: /^\/search\/results\/companies\/?$/, most: 1000 },
  { path: /^\/sales\/search\/people\/?$/, most: 2500 },
  { path: /^\/sales\/search\/company\/?$/ },
];

/** Parameters that change with the page, the session or the way there, never with what is found. */
const PASSING =
  /^(?:page|start|origin|sid|sessionId|searchId|trk|trackingId|lipi|licu|original\w+|view\w*|_ntb|heroEntityKey|position|practice-\w+)$/i;
const KEYWORDS = /[(,]keywords:([^,()]+)/;
const FILTER_TEXT = /[(,]text:([^,()]+)/g;

/** The search that an address belongs to; undefined for pages that are no search. */
export function findSearch(url: URL): SearchAddress | undefined {
  const kind = searches.find(({ path }) => path.test(url.pathname));
  if (!kind) return undefined;
  const kept = [...url.searchParams].flatMap(([name, value]) =>
    PASSING.test(name) ? [] : [[name, name === 'query' ? withoutSession(value) : value] as const],
  );
  const path = url.pathname.replace(/\/?$/, '/');
  const first = new URL(path, url.origin);
  for (const [name, value] of kept) first.searchParams.append(name, value);
  const key = kept
    .map(([name, value]) => `${name}=${normalise(name, value)}`)
    .sort()
    .join('&');
  const name = nameOf(new URLSearchParams(kept.map(([name, value]) => [name, value])));
  const page = Number(url.searchParams.get('page'));
  return {
    key: `${path}?${key}`,
    url: first.href,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    ...(name && { name }),
    ...(kind.most && { most: kind.most }),
  };
}

/** Sales Navigator writes into the query what it remembers of the session. */
const withoutSession = (query: string): string =>
  query.replace(/(?:recentSearchParam:\([^()]*\)|spellCorrectionEnabled:\w+),?/g, '').replace(/,\)/g, ')');

/** Case and spaces of keywords, and the order of a filter's values, find the same people. */
function normalise(name: string, value: string): string {
  if (name === 'keywords') return squeeze(value).toLowerCase();
  if (!/^\[.*\]$/.test(value)) return value;
  return value.slice(1, -1).split(',').sort().join(',');
}

function nameOf(params: URLSearchParams): string | undefined {
  const query = params.get('query') ?? '';
  const stated = params.get('keywords') ?? decode(KEYWORDS.exec(query)?.[1] ?? '');
  const filters = [...query.matchAll(FILTER_TEXT)].map(([, text]) => decode(text ?? ''));
  const free = ['title', 'company', 'firstName', 'lastName', 'school'].map((name) => params.get(name) ?? '');
  return (
    [...new Set([stated, ...free, ...filters].map(squeeze).filter((part) => part !== '' && !part.startsWith('[')))]
      .join(', ')
      .slice(0, 200) || undefined
  );
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
