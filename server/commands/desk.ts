import { findAccountOf } from '../accounts/accounts.ts';
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../accounts/api-keys.ts';
import { createAuth, MAX_PASSWORD, MIN_PASSWORD } from '../accounts/auth.ts';
import { inScope } from '../db/tenant.ts';
import type { Env } from '../env.ts';
import { createLog } from '../log.ts';
import { openForCommand } from './open.ts';

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

/** The desk on the service's database (open.ts). */
export async function openDesk(
  env: Pick<Env, 'DATABASE_URL' | 'DATA_DIR' | 'AUTH_SECRET' | 'PUBLIC_URL'>,
): Promise<CommandDesk> {
  const { database, secret, newId, now, close } = await openForCommand(env);
  const publicUrl = env.PUBLIC_URL ?? 'http://127.0.0.1';
  const { app, auth } = database;
  const signIn = createAuth({ app, auth, secret, publicUrl, extensionIds: [], newId, now, log: createLog('silent') });

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
    close,
  };
}
