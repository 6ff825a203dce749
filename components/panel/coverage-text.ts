import { i18n } from '#i18n';
import type { SearchSummary } from '../../utils/queue/search-summary.ts';

type Coverage = SearchSummary['coverage'];

/** "pages 1–4 of 12; page 3 not opened". */
export function coverageText({ read, missing, total }: Coverage): string {
  const pages = read.map(runText).join(', ');
  const count = read.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const all =
    total === undefined
      ? i18n.t('searches.pages', count, [pages])
      : i18n.t('searches.pagesOf', count, [pages, String(total)]);
  if (missing.length === 0) return all;
  return `${all}; ${i18n.t('searches.notOpened', missing.length, [toRuns(missing).map(runText).join(', ')])}`;
}

const runText = ([from, to]: readonly [number, number]) => (from === to ? String(from) : `${from}–${to}`);

function toRuns(numbers: number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** Results to a page, on LinkedIn's own search and in Sales Navigator. */
const perPage = (most: number) => (most > 1000 ? 25 : 10);

/** LinkedIn shows no more than so many of any search: worth a word where this search may have more. */
export function mostText({ most, coverage }: SearchSummary): string | undefined {
  if (most === undefined) return undefined;
  const mayHaveMore = coverage.total === undefined || coverage.total >= most / perPage(most);
  return mayHaveMore ? i18n.t('searches.most', [most.toLocaleString(i18n.t('language'))]) : undefined;
}
