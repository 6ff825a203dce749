import type { CrmFailure } from './failure.ts';

/** What the token endpoint gives. `expiresIn` in seconds. */
export interface TokenSet {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

/** A place that keeps one value; no content script can read it. */
export interface Kept<T> {
  getValue: () => Promise<T | null>;
  setValue: (value: T | null) => Promise<void>;
}

export interface TokenDeps {
  access: Kept<{ token: string; expiresAt: number }>;
  refresh: Kept<string>;
  exchange: (refreshToken: string) => Promise<{ ok: true; tokens: TokenSet } | { ok: false; failure: CrmFailure }>;
  /** the service knows this refresh token no longer; told before it goes */
  onRefused: (refreshToken: string) => Promise<void>;
  /** a sign-in takes the place of this one, which nobody will use; told before it goes */
  onReplaced: (refreshToken: string) => Promise<void>;
  /** runs one at a time over every context of the extension */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  now: () => number;
}

export type TokenAnswer = { ok: true; token: string } | { ok: false; failure: CrmFailure };

const EARLY_MS = 30_000;

/**
 * The access token, refreshed when it is about to end or when `notThis` was refused. One refresh at a time; a refresh
 * token that the service no longer knows signs this browser out, and is revoked: should somebody have stolen and used it, that
 * ends what came of it.
 */
export function createTokens(deps: TokenDeps) {
  const usable = async (notThis?: string) => {
    const kept = await deps.access.getValue();
    return kept && kept.token !== notThis && kept.expiresAt > deps.now() + EARLY_MS ? kept.token : undefined;
  };

  const keep = async ({ accessToken, refreshToken, expiresIn }: TokenSet) => {
    await deps.refresh.setValue(refreshToken); // first: a worker killed here still holds the successor
    await deps.access.setValue({ token: accessToken, expiresAt: deps.now() + expiresIn * 1000 });
  };

  const forget = async () => {
    await Promise.all([deps.access.setValue(null), deps.refresh.setValue(null)]);
  };

  return {
    /**
     * What a sign-in gave. A refresh that is under way ends first: its answer is of who was signed in before. A token that is in the
     * place of the new one is one that nobody will use: a sign-out that died has left it.
     */
    keep: (tokens: TokenSet) =>
      deps.alone(async () => {
        const before = await deps.refresh.getValue();
        if (before && before !== tokens.refreshToken) await deps.onReplaced(before);
        await keep(tokens);
      }),
    /** @param aside gets the refresh token before it goes; a worker killed in between has lost nothing */
    forget: (aside: (refreshToken: string) => Promise<void> = async () => {}) =>
      deps.alone(async () => {
        const refreshToken = await deps.refresh.getValue();
        if (refreshToken) await aside(refreshToken);
        await forget();
      }),
    async get(notThis?: string): Promise<TokenAnswer> {
      const token = await usable(notThis);
      if (token) return { ok: true, token };
      return deps.alone(async () => {
        const renewed = await usable(notThis);
        if (renewed) return { ok: true, token: renewed };
        const refreshToken = await deps.refresh.getValue();
        if (!refreshToken) return { ok: false, failure: { kind: 'unauthenticated' } };
        const answer = await deps.exchange(refreshToken);
        if (answer.ok) {
          await keep(answer.tokens);
          return { ok: true, token: answer.tokens.accessToken };
        }
        if (answer.failure.kind === 'unauthenticated') {
          await deps.onRefused(refreshToken);
          await forget();
        }
        return answer;
      });
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;
