import { createHash, randomBytes } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { inScope } from '../db/tenant.ts';

export interface ApiKey {
  readonly id: string;
  readonly label: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export const API_KEY_PREFIX = 'lf_';
const hashKey = (key: string) => createHash('sha256').update(key).digest('hex');

/** Makes a key for scripts. The key itself is handed back once; the database keeps its hash. */
export async function createApiKey(
  db: ClientBase,
  { accountId, userId, label, id }: { accountId: string; userId: string; label: string; id: string },
): Promise<string> {
  const key = `${API_KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
  await db.query(
    'INSERT INTO api_key (account_id, id, user_id, label, prefix, key_hash) VALUES ($1, $2, $3, $4, $5, $6)',
    [accountId, id, userId, label, key.slice(0, 11), hashKey(key)],
  );
  return key;
}

/** Whom a presented key acts for; undefined where it is unknown or revoked. */
export async function findApiKeyHolder(app: Pool, key: string) {
  const apiKeyHash = hashKey(key);
  return inScope(app, { apiKeyHash }, async (db) => {
    const { rows } = await db.query<{ accountId: string; userId: string }>(
      'SELECT account_id AS "accountId", user_id AS "userId" FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL',
      [apiKeyHash],
    );
    return rows[0];
  });
}

export async function listApiKeys(db: ClientBase, accountId: string): Promise<ApiKey[]> {
  const { rows } = await db.query<ApiKey>(
    `SELECT id, label, prefix, created_at AS "createdAt", revoked_at AS "revokedAt" FROM api_key
     WHERE account_id = $1 ORDER BY id`,
    [accountId],
  );
  return rows;
}

export const revokeApiKey = (db: ClientBase, accountId: string, id: string) =>
  db.query('UPDATE api_key SET revoked_at = now() WHERE account_id = $1 AND id = $2 AND revoked_at IS NULL', [
    accountId,
    id,
  ]);
