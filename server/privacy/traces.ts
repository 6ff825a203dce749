import type { ClientBase } from 'pg';
import { JOBS_SCHEMA } from '../jobs/queues.ts';

/** Ids and identity keys as they stand in a text: found in one reading, however many are looked for. */
const TOKEN = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:vanity|member|sales|urn|company):[^"\\\\\\s,]+)';
const TOKEN_ALONE = new RegExp(`^${TOKEN}$`, 'u');

/**
 * Deletes stored answers and jobs that mention one of the words: ids, identity keys, addresses. An answer that is gone is
 * given anew when it is asked for again, and then says `suppressed`. A job that runs at this moment is left to end.
 */
export async function eraseTraces(
  db: ClientBase,
  accountId: string,
  words: readonly string[],
): Promise<Record<string, number>> {
  const tokens = words.filter((word) => TOKEN_ALONE.test(word));
  const others = words
    .filter((word) => !TOKEN_ALONE.test(word))
    .map((word) => `(^|[^[:alnum:]_-])${word.replace(/[^\p{L}\p{N}_]/gu, '\\$&')}($|[^[:alnum:]_-])`);
  const mentions = (text: string) => `(${text} ~ ANY($2::text[])
    OR EXISTS (SELECT 1 FROM regexp_matches(${text}, '${TOKEN}', 'g') found WHERE found[1] = ANY($1::text[])))`;
  const answers = await db.query(
    `DELETE FROM idempotency WHERE account_id = $3 AND ${mentions("concat_ws(' ', path, key, body::text)")}`,
    [tokens, others, accountId],
  );
  const jobs = await db.query(
    `DELETE FROM ${JOBS_SCHEMA}.job WHERE state <> 'active'
       AND ${mentions("concat_ws(' ', singleton_key, data::text, output::text)")}`,
    [tokens, others],
  );
  return { idempotency: answers.rowCount ?? 0, job: jobs.rowCount ?? 0 };
}

/** Counts without the tables from which nothing went. */
export const withoutZeros = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, rows]) => rows > 0));
