import type { ClientBase, Pool } from 'pg';
import { inScope } from '../db/tenant.ts';
import { suppress, suppressionHash } from '../leads/suppression.ts';
import { eraseAccountRows } from './erase-account.ts';
import { writeErasure } from './journal.ts';
import type { JournalLine } from './journal-file.ts';
import { eraseTraces } from './traces.ts';

interface ReplayDeps {
  readonly app: Pool;
  readonly pepper: string;
}

/**
 * Erases again what the journal says was erased and this database, an older one, does not know: before the service opens.
 * Entries keep their id, date and reason, so that their chain is the one that was. How many were replayed.
 */
export async function replayErasures({ app, pepper }: ReplayDeps, lines: readonly JournalLine[]): Promise<number> {
  let replayed = 0;
  const accounts = Map.groupBy(lines, (line) => line.account_id);
  for (const [accountId, entries] of accounts) {
    replayed += await inScope(app, { accountId }, async (db) => {
      const { rows } = await db.query<{ id: string }>(
        `SELECT e.id FROM erasure e WHERE account_id = $1
         UNION ALL SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM account WHERE account_id = $1)`,
        [accountId],
      );
      if (rows.some(({ id }) => id === null)) return 0; // opened after this backup: there is nothing of it to erase
      const known = new Set(rows.map(({ id }) => id));
      const missing = [...new Map(entries.map((line) => [line.id, line])).values()]
        .filter(({ id }) => !known.has(id))
        .sort((a, b) => a.seq - b.seq);
      for (const line of missing) await replay(db, pepper, line);
      return missing.length;
    });
  }
  return replayed;
}

async function replay(db: ClientBase, pepper: string, line: JournalLine): Promise<void> {
  const { account_id: accountId, subject_ids: subjectIds, key_hashes: keyHashes } = line;
  const at = new Date(line.at);
  if (line.subject !== 'account') {
    const hashes = line.suppress ? await findHashed(db, accountId, pepper, keyHashes) : [];
    const { rows } = await db.query<{ id: string; words: string[] }>(
      `SELECT l.id, ARRAY(SELECT key FROM lead_key WHERE account_id = $1 AND lead_id = l.id)
         || ARRAY(SELECT client_ref::text FROM lead_capture WHERE account_id = $1 AND lead_id = l.id) AS words
       FROM lead l WHERE l.account_id = $1 AND l.id = ANY($2::uuid[])`,
      [accountId, [...subjectIds, ...hashes]],
    );
    await db.query('DELETE FROM lead WHERE account_id = $1 AND id = ANY($2::uuid[])', [
      accountId,
      rows.map(({ id }) => id),
    ]);
    await eraseTraces(db, accountId, [...subjectIds, ...rows.flatMap(({ id, words }) => [id, ...words])]);
    if (line.suppress) await suppress(db, accountId, keyHashes, at);
  }
  await writeErasure(db, { ...line, accountId, at, subjectIds, keyHashes });
  if (line.subject === 'account') await eraseAccountRows(db, { accountId, userIds: subjectIds, at });
}

/** The leads that hold a key of one of these hashes. */
async function findHashed(db: ClientBase, accountId: string, pepper: string, keyHashes: readonly string[]) {
  const { rows } = await db.query<{ key: string; lead_id: string }>(
    'SELECT key, lead_id FROM lead_key WHERE account_id = $1',
    [accountId],
  );
  const hashes = new Set(keyHashes);
  return rows.filter(({ key }) => hashes.has(suppressionHash(pepper, key))).map((row) => row.lead_id);
}
