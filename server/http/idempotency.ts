import { createHash } from 'node:crypto';
import { type Answer, isRefusal, refuse } from './answer.ts';
import type { Call } from './operation.ts';

/** JSON with the keys in order: two spellings of one value give one text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

const replayed = { 'idempotency-replayed': 'true' };

/**
 * Does `effect` once per account, method, path and Idempotency-Key, for at least seven days: retention deletes the rows that
 * have expired, and nobody does here, before the account's turn, for an erasure that has the turn may want the same rows.
 * The key's row is written first and in the effect's own transaction: either both are there or neither is. Refusals are not
 * stored, so that the same key may be used again once the reason is gone. An answer of which `isOpen` says that it left something
 * undone is no replay yet: `effect` gets it, and does the rest.
 */
export async function runOnce<Body>(
  call: Call,
  { method, path, isOpen }: { method: string; path: string; isOpen: (before: Body) => boolean },
  effect: (before?: Body) => Promise<Answer>,
): Promise<Answer> {
  const key = call.header('idempotency-key');
  if (!key || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    return refuse('idempotency-key-missing', {
      detail: 'Send an Idempotency-Key of 1 to 200 visible ASCII characters.',
    });
  }
  const scope = [call.caller.accountId, method, path, key];
  const fingerprint = createHash('sha256').update(canonicalJson(call.body)).digest('hex');

  const lock = await call.db.query<{ got: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS got',
    [`idempotency ${scope.join(' ')}`],
  );
  if (!lock.rows[0]?.got) return refuse('idempotency-key-in-flight', { retryAfter: 1 });

  const inserted = await call.db.query(
    `INSERT INTO idempotency (account_id, method, path, key, fingerprint, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + interval '7 days') ON CONFLICT DO NOTHING`,
    [...scope, fingerprint],
  );
  const where = 'account_id = $1 AND method = $2 AND path = $3 AND key = $4';
  let before: Body | undefined;
  if (inserted.rowCount === 0) {
    const { rows } = await call.db.query<{ fingerprint: string; status: number; body: Body }>(
      `SELECT fingerprint, status, body FROM idempotency WHERE ${where}`,
      scope,
    );
    const [stored] = rows;
    if (stored?.fingerprint !== fingerprint) {
      return refuse('idempotency-key-reused', { detail: 'Use a new key for a new request.' });
    }
    before = stored.body;
    if (!isOpen(before)) return { status: stored.status, body: before, headers: replayed };
  }
  const result = await effect(before);
  if (!isRefusal(result)) {
    await call.db.query(`UPDATE idempotency SET status = $5, body = $6 WHERE ${where}`, [
      ...scope,
      result.status,
      JSON.stringify(result.body),
    ]);
  }
  return before === undefined ? result : { ...result, headers: { ...result.headers, ...replayed } };
}
