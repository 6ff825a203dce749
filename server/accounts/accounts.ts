import type { Pool } from 'pg';
import { inScope } from '../db/tenant.ts';

/** The account that the user belongs to. */
export async function findAccountOf(app: Pool, userId: string): Promise<string | undefined> {
  return inScope(app, { userId }, async (db) => {
    const { rows } = await db.query<{ account_id: string }>('SELECT account_id FROM membership WHERE user_id = $1', [
      userId,
    ]);
    return rows[0]?.account_id;
  });
}

/** Opens an account whose owner is the user, once: a second call finds the first one's. */
export async function openAccount(
  app: Pool,
  user: { id: string; name: string },
  { newId, now }: { newId: () => string; now: () => Date },
): Promise<string> {
  const existing = await findAccountOf(app, user.id);
  if (existing) return existing;
  const accountId = newId();
  try {
    await inScope(app, { accountId }, async (db) => {
      await db.query('INSERT INTO account (account_id, name, created_at) VALUES ($1, $2, $3)', [
        accountId,
        user.name,
        now(),
      ]);
      await db.query("INSERT INTO membership (account_id, user_id, role) VALUES ($1, $2, 'owner')", [
        accountId,
        user.id,
      ]);
    });
    return accountId;
  } catch (error) {
    const other = (error as { code?: string }).code === '23505' ? await findAccountOf(app, user.id) : undefined;
    if (other) return other; // a request at the same moment opened it
    throw error;
  }
}
