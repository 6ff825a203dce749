import type { Pool, PoolClient } from 'pg';

/** What a transaction may see: the rows of one account, or the one row that proves who is asking. */
export type Scope = { accountId: string } | { userId: string } | { apiKeyHash: string };

const settings = { accountId: 'app.account_id', userId: 'app.user_id', apiKeyHash: 'app.api_key_hash' } as const;

/**
 * Runs `work` in one transaction that sees what `scope` allows. Commits when `keep` says so (default: always),
 * rolls back otherwise and when `work` throws.
 */
export async function inScope<T>(
  pool: Pool,
  scope: Scope,
  work: (db: PoolClient) => Promise<T>,
  keep: (result: T) => boolean = () => true,
): Promise<T> {
  const [[kind, value]] = Object.entries(scope) as [[keyof typeof settings, string]];
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('BEGIN');
    await db.query('SELECT set_config($1, $2, true)', [settings[kind], value]);
    const result = await work(db);
    await db.query(keep(result) ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    await db.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    db.release(broken);
  }
}
