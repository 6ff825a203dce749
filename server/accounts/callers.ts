import type { Pool } from 'pg';
import type { Caller } from '../http/operation.ts';
import { findTokenHolder } from './access-tokens.ts';
import { openAccount } from './accounts.ts';
import { API_KEY_PREFIX, findApiKeyHolder } from './api-keys.ts';
import type { Auth } from './auth.ts';

interface CallerDeps {
  readonly app: Pool;
  readonly auth: Pool;
  readonly signIn: Auth;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Finds who a request comes from: an API key or an access token where there is a bearer, else the console's session. */
export function createCallers({ app, auth, signIn, now, newId }: CallerDeps) {
  const member = async (
    user: { id: string; name: string },
    via: Caller['via'],
    signedInAt: Date | null,
  ): Promise<Caller> => ({
    accountId: await openAccount(app, user, { newId, now }),
    userId: user.id,
    via,
    ...(signedInAt && { signedInAt }),
  });
  return async function findCaller(request: Request): Promise<Caller | undefined> {
    const authorization = request.headers.get('authorization');
    if (authorization !== null) {
      const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
      if (!token) return undefined;
      if (token.startsWith(API_KEY_PREFIX)) {
        const holder = await findApiKeyHolder(app, token);
        return holder && { ...holder, via: 'api-key' };
      }
      const holder = await findTokenHolder(auth, token, now());
      return holder && member({ id: holder.userId, name: '' }, 'token', holder.signedInAt);
    }
    if (!request.headers.has('cookie')) return undefined;
    const session = await signIn.api.getSession({ headers: request.headers }).catch(async (error) => {
      await auth.query('SELECT 1'); // the library keeps the cause to itself; where the database is away, this throws it
      throw error;
    });
    return session ? member(session.user, 'session', new Date(session.session.createdAt)) : undefined;
  };
}
