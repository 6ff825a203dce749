import { createHash } from 'node:crypto';
import type { Caller } from '../http/operation.ts';

const MOST = 10_000;

/**
 * Remembers whose credentials were good when they were last looked at, so that a request gets its place before the database is
 * asked: an account has its own, by whatever tokens and spellings it comes. Whoever is not known yet counts as their network.
 */
export function rememberCallers(find: (request: Request) => Promise<Caller | undefined>) {
  const accounts = new Map<string, string>();
  const nameOf = ({ headers }: Request) => {
    const authorization = headers.get('authorization');
    return createHash('sha256')
      .update(authorization === null ? `cookie ${headers.get('cookie')}` : `authorization ${authorization}`)
      .digest('base64');
  };
  return {
    /** Finds the caller, and remembers the account, or forgets it where the credentials are good no more. */
    async find(request: Request): Promise<Caller | undefined> {
      const caller = await find(request);
      const name = nameOf(request);
      accounts.delete(name);
      if (caller) accounts.set(name, caller.accountId);
      const [oldest] = accounts.size > MOST ? accounts.keys() : [];
      if (oldest !== undefined) accounts.delete(oldest);
      return caller;
    },
    /** The account that these credentials were last seen to be. Lets nobody in. */
    accountOf: (request: Request): string | undefined => accounts.get(nameOf(request)),
  };
}
