import * as z from 'zod';
import { signIn as endpoints, redirectUri } from '../../server/contract/sign-in.ts';
import { REQUEST_TIMEOUT_MS } from './client.ts';
import { type CrmFailure, parseRetryAfter, readJson } from './failure.ts';
import type { TokenSet } from './tokens.ts';

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

const unknownToken = z.object({ error: z.enum(['invalid_request', 'invalid_token', 'invalid_grant']) });

type TokenAnswer = { ok: true; tokens: TokenSet } | { ok: false; failure: CrmFailure };

/** The address of the CRM's sign-in page, for one authorization code with PKCE. */
export function authorizeUrl(
  baseUrl: string,
  request: { challenge: string; state: string; extensionId: string; askWho: boolean },
): string {
  const url = new URL(endpoints.authorizePath, baseUrl);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: endpoints.clientId,
    redirect_uri: redirectUri(request.extensionId),
    scope: endpoints.scope,
    state: request.state,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
    // Somebody signed out here, or came as the wrong account: the CRM's own session must not decide who comes next.
    ...(request.askWho && { prompt: 'login' }),
  }).toString();
  return url.href;
}

export function createOAuth(deps: {
  baseUrl: () => Promise<string>;
  fetch: typeof fetch;
  extensionId: string;
  now: () => number;
}) {
  return {
    exchangeCode: (code: string, verifier: string): Promise<TokenAnswer> =>
      askToken({
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri(deps.extensionId),
      }),
    exchangeRefresh: (refreshToken: string): Promise<TokenAnswer> =>
      askToken({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    /**
     * Tells the service to forget a refresh token. True once it has, or where it says that it knows none such any more: it was told
     * before, and its answer did not arrive.
     */
    async revoke(refreshToken: string): Promise<boolean> {
      const response = await post(endpoints.revokePath, { token: refreshToken, token_type_hint: 'refresh_token' });
      if (!response) return false;
      // The body says nothing (RFC 7009, 2.2); but a page to be read is of somebody on the way.
      if (response.ok) return !/\bhtml\b/i.test(response.headers.get('content-type') ?? '');
      return response.status === 400 && unknownToken.safeParse(await readJson(response)).success;
    },
  };

  async function askToken(parameters: Record<string, string>): Promise<TokenAnswer> {
    const response = await post(endpoints.tokenPath, parameters);
    if (!response) return { ok: false, failure: { kind: 'unavailable', reached: false } };
    // RFC 6749, 5.2: 400 or 401 with a code; only the service's own "no" signs anybody out.
    const body = await readJson(response);
    if (response.ok) {
      const tokens = tokenSchema.safeParse(body);
      if (tokens.success) {
        const { access_token, refresh_token, expires_in } = tokens.data;
        return { ok: true, tokens: { accessToken: access_token, refreshToken: refresh_token, expiresIn: expires_in } };
      }
    }
    const refused = z
      .object({ error: z.enum(['invalid_grant', 'invalid_client', 'unauthorized_client']) })
      .safeParse(body);
    if (refused.success && (response.status === 400 || response.status === 401)) {
      return { ok: false, failure: { kind: 'unauthenticated' } };
    }
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), deps.now());
    return {
      ok: false,
      failure: { kind: 'unavailable', reached: true, ...(retryAfterMs !== undefined && { retryAfterMs }) },
    };
  }

  async function post(path: string, parameters: Record<string, string>): Promise<Response | undefined> {
    try {
      return await deps.fetch(new URL(path, await deps.baseUrl()), {
        method: 'POST',
        body: new URLSearchParams({ ...parameters, client_id: endpoints.clientId }),
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
    } catch {
      return undefined;
    }
  }
}

export type OAuth = ReturnType<typeof createOAuth>;
