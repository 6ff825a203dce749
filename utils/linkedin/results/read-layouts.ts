import type { ReadRow, RowsReading } from '../page-type.ts';
import { createTally } from '../tally.ts';
import type { Layout } from './layout.ts';

/** Tries the layouts in order; the first one with a row is the page's. */
export function readLayouts(layouts: readonly Layout[], page: Document, url: URL): RowsReading {
  for (const layout of layouts) {
    const tally = createTally();
    const cards = layout.findCards(page);
    const rows = withoutDoubles(cards.map((card) => layout.readCard(card, { url, tally })));
    if (rows.length === 0) continue;
    return {
      layout: layout.name,
      ...(layout.unverified && { unverified: true }),
      rows,
      strategies: tally.counts,
      ...(layout.isPending && { pending: cards.filter(layout.isPending).length }),
    };
  }
  return { rows: [], strategies: {} };
}

/** One row per person or company, the first; what is no row is left out. */
function withoutDoubles(rows: (ReadRow | undefined)[]): ReadRow[] {
  const seen = new Set<string>();
  return rows.filter((row): row is ReadRow => {
    if (!row || !('lead' in row)) return row !== undefined;
    const keys = row.lead.identityKeys;
    const isDouble = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isDouble;
  });
}
