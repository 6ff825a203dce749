import ky from 'ky';
import type * as z from 'zod';
import { packBody } from './body.ts';
import { type CrmFailure, readJson, toFailure } from './failure.ts';
import type { Tokens } from './tokens.ts';

export const REQUEST_TIMEOUT_MS = 20_000;

export type CrmAnswer<T> = { ok: true; value: T } | { ok: false; failure: CrmFailure };

export interface ClientDeps {
  baseUrl: () => Promise<string>;
  tokens: Pick<Tokens, 'get'>;
  /** who is signed in: what was asked as one account is never sent as another */
  accountId?: () => Promise<string | undefined>;
  fetch: typeof fetch;
  now: () => number;
  /** the service says that the link was taken away there */
  onRevoked?: () => void;
  /** for one request and the whole of its answer */
  timeoutMs?: number;
}

export interface CrmRequest<T> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** below the service's base address, without a leading slash */
  path: string;
  answer: z.ZodType<T>;
  json?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * The CRM's API: a request in, a value or a failure out. Never retries (the outbox does), never follows a redirect (no
 * token goes to another host), refreshes once when the token was refused.
 */
export function createClient({ timeoutMs = REQUEST_TIMEOUT_MS, ...deps }: ClientDeps) {
  const http = ky.create({
    retry: 0,
    timeout: false, // ky's own ends when the headers are there; the signal below ends a body that stalls, too
    throwHttpErrors: false,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    fetch: deps.fetch,
  });

  return async function call<T>(request: CrmRequest<T>): Promise<CrmAnswer<T>> {
    const asked = await deps.accountId?.();
    let refused: string | undefined;
    for (;;) {
      const token = await deps.tokens.get(refused);
      if (!token.ok) return token;
      if (token.token === refused) return { ok: false, failure: { kind: 'unauthenticated' } }; // there is no other one
      if ((await deps.accountId?.()) !== asked) return { ok: false, failure: { kind: 'unavailable', reached: false } };
      const response = await sendOnce(request, token.token);
      if (!response) return { ok: false, failure: { kind: 'unavailable', reached: false } };
      if (response.status === 401) {
        // Whoever got a new token a moment ago is signed in: a second no is the service's trouble, or that of somebody on the way.
        if (refused !== undefined) return { ok: false, failure: { kind: 'unavailable', reached: true } };
        refused = token.token;
        continue;
      }
      if (!response.ok) {
        const failure = await toFailure(response, deps.now());
        if (failure.kind === 'rejected' && failure.problem.code === 'link-revoked') deps.onRevoked?.();
        return { ok: false, failure };
      }
      const value = request.answer.safeParse(await readJson(response));
      return value.success
        ? { ok: true, value: value.data }
        : { ok: false, failure: { kind: 'unavailable', reached: true } };
    }
  };

  async function sendOnce<T>({ method, path, json, headers, signal }: CrmRequest<T>, token: string) {
    try {
      const prefix = await deps.baseUrl();
      const tooLate = AbortSignal.timeout(timeoutMs);
      const packed = json === undefined ? undefined : await packBody(json, prefix);
      return await http(path, {
        method,
        prefix,
        headers: {
          ...headers,
          authorization: `Bearer ${token}`,
          ...packed?.headers,
        },
        ...(packed && { body: packed.body }),
        signal: signal ? AbortSignal.any([signal, tooLate]) : tooLate,
      });
    } catch {
      return undefined; // no network, timeout, redirect, connection reset: all the same to the caller
    }
  }
}

export type CrmClient = ReturnType<typeof createClient>;
