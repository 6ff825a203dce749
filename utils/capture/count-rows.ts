import type { Row } from '../linkedin/extraction.ts';

/** "10 shown, 8 readable, 2 anonymous". Rows that are not people (a post, an offer) are not counted as shown. */
export function countRows(rows: readonly Row[]) {
  const refused = (why: string) => rows.filter((row) => 'refused' in row && row.refused === why).length;
  const readable = rows.filter((row) => 'lead' in row).length;
  const anonymous = refused('anonymous');
  const unreadable = refused('unreadable');
  return { shown: readable + anonymous + unreadable, readable, anonymous, unreadable };
}
