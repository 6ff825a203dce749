import type { ClientBase, Pool, PoolClient } from 'pg';
import { isDatabaseGone } from './gone.ts';

/**
 * What a transaction may see: the rows of one account, the one row that proves who is asking, or, at the desk, what
 * billing and sponsorship need of every account (payments, codes, the books; never a lead).
 */
export type Scope = { accountId: string } | { userId: string } | { apiKeyHash: string } | { desk: Desk };

/** Whose work it is that is no single account's. */
export type Desk = 'billing' | 'sponsorship' | 'jobs' | 'operator' | 'privacy' | 'requests';

const settings = {
  accountId: 'app.account_id',
  userId: 'app.user_id',
  apiKeyHash: 'app.api_key_hash',
  desk: 'app.desk',
} as const;

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
  db.on('error', ignore);
  try {
    await db.query('BEGIN');
    await db.query('SELECT set_config($1, $2, true)', [settings[kind], value]);
    const result = await work(db);
    await db.query(keep(result) ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    // Over a connection that is lost nothing can be undone, and nothing has to be: the server has done it, or will.
    if (isDatabaseGone(error)) broken = error as Error;
    else {
      await db.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
    }
    throw error;
  } finally {
    db.off('error', ignore);
    db.release(broken);
  }
}

/** A connection that breaks while it is lent says so twice: to the query, which throws, and to nobody, which would end the process. */
const ignore = () => undefined;

/** Lets part of an account's transaction see what the desk sees; after it the account is alone again. */
export async function atDesk<T>(db: ClientBase, desk: Desk, work: () => Promise<T>): Promise<T> {
  await db.query('SELECT set_config($1, $2, true)', [settings.desk, desk]);
  const result = await work(); // where it throws the transaction ends, and the setting with it
  await db.query('SELECT set_config($1, $2, true)', [settings.desk, '']);
  return result;
}
