import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import { inScope } from '../db/tenant.ts';
import type { Erasure } from './journal.ts';

/** An entry as it stands in the file: the row as JSON, with its seal. */
export interface JournalLine {
  readonly account_id: string;
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly subject: Erasure['subject'];
  readonly subject_ids: readonly string[];
  readonly key_hashes: readonly string[];
  readonly reason: Erasure['reason'];
  readonly suppress: boolean;
  readonly counts: Erasure['counts'];
  readonly hash: string;
}

/** Outside the database, so that it is there when the database is an older one. It only grows. */
export const journalFile = (dataDir: string): string => join(dataDir, 'erasures', 'journal.jsonl');

/** The entries of the file, in its order. A last line that was cut off by a crash is in the database, and left out here. */
export function readJournal(file: string): JournalLine[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as JournalLine);
}

/**
 * Writes into the file what the journal's table has and the file has not; how many entries that were. An account's entries
 * come one after the other (seal_row holds its chain's head until COMMIT), so its last line in the file says what is missing.
 */
export async function mirrorJournal(app: Pool, file: string): Promise<number> {
  const last = new Map<string, number>();
  for (const { account_id: id, seq } of readJournal(file)) last.set(id, Math.max(seq, last.get(id) ?? 0));
  const { rows } = await inScope(app, { desk: 'privacy' }, (db) =>
    db.query<{ line: string }>(
      `SELECT to_jsonb(e)::text AS line FROM erasure e
       LEFT JOIN jsonb_to_recordset($1) AS f(id uuid, seq bigint) ON f.id = e.account_id
       WHERE e.seq > coalesce(f.seq, 0) ORDER BY e.account_id, e.seq`,
      [JSON.stringify([...last].map(([id, seq]) => ({ id, seq })))],
    ),
  );
  if (rows.length === 0) return 0;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const cut = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'));
  const handle = openSync(file, 'a', 0o600);
  try {
    appendFileSync(handle, `${cut ? '\n' : ''}${rows.map(({ line }) => line).join('\n')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return rows.length;
}
