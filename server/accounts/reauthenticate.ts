import type { Pool } from 'pg';
import type { Answer } from '../http/answer.ts';
import { refuse } from '../http/answer.ts';
import type { Attempts } from './attempts.ts';
import type { Auth } from './auth.ts';

interface ReauthenticationDeps {
  readonly auth: Pool;
  readonly signIn: Auth;
  readonly attempts: Attempts;
}

/** Whether who is signed in knows the password too; counted like a sign-in, so that it cannot be guessed here either. */
export type Reauthenticate = (userId: string, password: string) => Promise<Answer | undefined>;

/** The refusal, or undefined where the password is right. */
export function createReauthentication({ auth, signIn, attempts }: ReauthenticationDeps): Reauthenticate {
  return async (userId, password) => {
    const { rows } = await auth.query<{ email: string; hash: string | null }>(
      `SELECT u.email, a.password AS hash FROM "user" u
       LEFT JOIN account a ON a."userId" = u.id AND a."providerId" = 'credential' WHERE u.id = $1`,
      [userId],
    );
    const { email = '', hash = null } = rows[0] ?? {};
    const retryAfter = attempts.take(email);
    if (retryAfter !== undefined)
      return refuse('rate-limited', { retryAfter, detail: `Try again in ${retryAfter} seconds.` });
    const context = await signIn.$context;
    if (!hash || !(await context.password.verify({ hash, password })))
      return refuse('password-wrong', { detail: 'Nothing was changed. Give the password of this account.' });
    attempts.forget(email);
    return undefined;
  };
}
