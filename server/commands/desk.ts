import { randomBytes } from 'node:crypto';
import { findAccountOf } from '../accounts/accounts.ts';
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../accounts/api-keys.ts';
import { createAuth, MAX_PASSWORD, MIN_PASSWORD } from '../accounts/auth.ts';
import { openEmbedded } from '../db/embedded.ts';
import { holdFolder } from '../db/folder-lock.ts';
import { openDatabase } from '../db/open.ts';
import { inScope } from '../db/tenant.ts';
import type { Env } from '../env.ts';
import { createIds } from '../ids.ts';
import { createLog } from '../log.ts';
import { openSecret } from '../secrets.ts';

/** What an operator does with accounts. Failures are errors in plain words. */
export interface CommandDesk {
  createAccount(person: { email: string; password: string; name: string }): Promise<string>;
  createKey(email: string, label: string): Promise<string>;
  listKeys(email: string): Promise<ApiKey[]>;
  /** Takes an id or the beginning of a key; returns the id. */
  revokeKey(email: string, key: string): Promise<string>;
  close(): Promise<void>;
}

const refusals: Record<string, string> = {
  USER_ALREADY_EXISTS: 'There is an account with this e-mail address.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'There is an account with this e-mail address.',
  PASSWORD_TOO_SHORT: `The password is too short: use ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`,
  PASSWORD_TOO_LONG: `The password is too long: use ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`,
  INVALID_EMAIL: 'This is not an e-mail address.',
};

/** Opens the service's database: a running embedded one is used and left running, a stopped one is started and stopped. */
export async function openDesk(
  env: Pick<Env, 'DATABASE_URL' | 'DATA_DIR' | 'AUTH_SECRET' | 'PUBLIC_URL'>,
): Promise<CommandDesk> {
  const embedded = env.DATABASE_URL ? undefined : await openEmbedded(env.DATA_DIR);
  const stop = async () => {
    if (!embedded || embedded.wasRunning) return;
    const release = await holdFolder(embedded.url);
    if (!release) return; // a service has taken it over meanwhile, and stops it when it stops
    await embedded.stop();
    await release().catch(() => undefined); // its connection went with the database
  };
  const secret = env.AUTH_SECRET ?? openSecret(env.DATA_DIR, 'auth-secret');
  const url = env.DATABASE_URL ?? (embedded?.url as string);
  const database = await openDatabase(url, secret, () => undefined).catch(async (error) => {
    await stop();
    throw error;
  });
  const newId = createIds(() => new Date(), randomBytes);
  const publicUrl = env.PUBLIC_URL ?? 'http://127.0.0.1';
  const { app, auth } = database;
  const signIn = createAuth({ app, auth, secret, publicUrl, extensionIds: [], newId, log: createLog('silent') });

  const find = async (email: string) => {
    const { rows } = await auth.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email.toLowerCase()]);
    const accountId = rows[0] && (await findAccountOf(app, rows[0].id));
    if (!rows[0] || !accountId) throw new Error(`There is no account for ${email}. Create it first.`);
    return { userId: rows[0].id, accountId };
  };
  const audit = async (accountId: string, action: string, subjectId: string) =>
    inScope(app, { accountId }, (db) =>
      db.query(
        "INSERT INTO audit_event (account_id, id, via, action, subject_id) VALUES ($1, $2, 'operator', $3, $4)",
        [accountId, newId(), action, subjectId],
      ),
    );

  return {
    async createAccount(person) {
      try {
        const { user } = await signIn.api.signUpEmail({ body: { ...person, attestedAdult: true } as typeof person });
        return (await findAccountOf(app, user.id)) as string;
      } catch (error) {
        const code = (error as { body?: { code?: string } }).body?.code ?? '';
        throw refusals[code] ? new Error(refusals[code]) : error;
      }
    },
    async createKey(email, label) {
      const holder = await find(email);
      const id = newId();
      const key = await inScope(app, { accountId: holder.accountId }, (db) =>
        createApiKey(db, { ...holder, label, id }),
      );
      await audit(holder.accountId, 'api-key.made', id);
      return key;
    },
    async listKeys(email) {
      const { accountId } = await find(email);
      return inScope(app, { accountId }, (db) => listApiKeys(db, accountId));
    },
    async revokeKey(email, key) {
      const { accountId } = await find(email);
      const keys = await inScope(app, { accountId }, (db) => listApiKeys(db, accountId));
      const meant = keys.filter(
        ({ id, prefix, revokedAt }) => !revokedAt && (id === key || prefix.startsWith(key) || key.startsWith(prefix)),
      );
      const [one, another] = meant;
      if (!one) throw new Error('No valid key begins like that. See list-keys.');
      if (another) throw new Error('More than one key begins like that. Give the id; see list-keys.');
      await inScope(app, { accountId }, (db) => revokeApiKey(db, accountId, one.id));
      await audit(accountId, 'api-key.revoked', one.id);
      return one.id;
    },
    async close() {
      await database.close();
      await stop();
    },
  };
}
