import * as client from 'openid-client';

export interface LinkedInSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly issuer: string;
  /** Of a provider that knows neither PKCE nor nonce; by default LinkedIn's own. */
  readonly bare?: boolean;
}

/** Who LinkedIn says has signed in. Nothing else of the answer leaves this file. */
export interface Member {
  readonly sub: string;
  /** Their names as far as LinkedIn tells them. */
  readonly names: readonly string[];
}

/** What an answer is checked against. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export type Finished = { member: Member } | { failed: 'cancelled' | 'refused' | 'unavailable'; cause: string };
export type LinkedIn = ReturnType<typeof createLinkedIn>;

export const linkedinIssuer = 'https://www.linkedin.com/oauth';
export const callbackPath = '/linkedin/callback';

/** Of those who begin: each of them holds a place at the gate (server/http/gate.ts), and the others need most of them. */
const MOST_AT_ONCE = 4;

const isLoopback = ({ hostname }: URL) => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
/** The ID token is believed because of the connection it comes over: encrypted, or within this machine. */
export const isSafeIssuer = (issuer: string): boolean => {
  const url = new URL(issuer);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
};

/**
 * Sign In with LinkedIn (OpenID Connect): code with PKCE, state and nonce; the ID token's signature, issuer, audience and
 * times are checked. LinkedIn itself refuses a token request with a code verifier and leaves the nonce out of the ID token
 * (seen 2025-04, github.com/directus/directus/issues/23645; 2026-02, github.com/teamhanko/hanko/pull/2405), so it is
 * asked without these two: the state, which one browser session holds and uses once, keeps a foreign answer out.
 */
export function createLinkedIn(
  { clientId, clientSecret, issuer, bare = new URL(issuer).hostname === 'www.linkedin.com' }: LinkedInSettings,
  { publicUrl, now }: { publicUrl: string; now: () => Date },
) {
  const redirectUri = publicUrl + callbackPath;
  let beginning = 0;
  async function discover(): Promise<client.Configuration> {
    const url = new URL(issuer);
    const skew = { [client.clockSkew]: Math.round((now().getTime() - Date.now()) / 1000) };
    const extras = [client.enableNonRepudiationChecks, ...(isLoopback(url) ? [client.allowInsecureRequests] : [])];
    return client.discovery(url, clientId, skew, client.ClientSecretPost(clientSecret), {
      execute: extras,
      timeout: 10,
    });
  }

  return {
    issuer,
    /** LinkedIn's page for a new attempt. Throws where LinkedIn cannot be reached, or several are waiting for it already. */
    async begin(): Promise<{ url: string; attempt: Attempt }> {
      if (beginning >= MOST_AT_ONCE) throw new Error('Enough people wait for LinkedIn already.');
      beginning++;
      const config = await discover().finally(() => beginning--);
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: attempt.state,
        ...(!bare && {
          nonce: attempt.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
          code_challenge_method: 'S256',
        }),
      });
      return { url: url.href, attempt };
    },

    /** Who signed in, by the answer that the browser brought back (`?code=…&state=…`). */
    async finish(search: string, { state, nonce, codeVerifier }: Attempt): Promise<Finished> {
      try {
        const tokens = await client.authorizationCodeGrant(await discover(), new URL(redirectUri + search), {
          expectedState: state,
          idTokenExpected: true,
          ...(!bare && { expectedNonce: nonce, pkceCodeVerifier: codeVerifier }),
        });
        const { sub, name, given_name, family_name } = tokens.claims() as client.IDToken; // expected, so it is there
        const names = [name, [given_name, family_name].filter(Boolean).join(' ')];
        return { member: { sub, names: names.filter((one) => typeof one === 'string' && one !== '') as string[] } };
      } catch (error) {
        return { failed: toFailure(error), cause: (error as { code?: string }).code ?? (error as Error).name };
      }
    },
  };
}

function toFailure(error: unknown): 'cancelled' | 'refused' | 'unavailable' {
  if (error instanceof client.AuthorizationResponseError) {
    // https://learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow
    const cancelled = ['user_cancelled_login', 'user_cancelled_authorize', 'access_denied'].includes(error.error);
    if (cancelled) return 'cancelled';
    return ['server_error', 'temporarily_unavailable'].includes(error.error) ? 'unavailable' : 'refused';
  }
  if (error instanceof client.ResponseBodyError) return error.status >= 500 ? 'unavailable' : 'refused';
  const { code, name } = error as { code?: string; name: string };
  const isAway = error instanceof TypeError || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT';
  return isAway || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ? 'unavailable' : 'refused';
}
