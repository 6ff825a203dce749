import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const app = { client_id: 'leadferry', client_secret: 'a secret of the app at LinkedIn' };
export const tokenSeconds = 60;

export type LocalLinkedIn = Awaited<ReturnType<typeof startLinkedIn>>;

/**
 * A real OpenID provider in the place of LinkedIn's. Who sits before the browser is said by `signInAs`; `null` presses
 * "Cancel". With `strict` it insists on PKCE.
 */
export async function startLinkedIn({ strict = true } = {}) {
  let member: { sub: string; name: string } | null = { sub: 'nobody', name: 'Nobody' };
  const names = new Map<string, string>();
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let provider: Provider;
  const stop = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });

  return {
    issuer,
    settings: { clientId: app.client_id, clientSecret: app.client_secret, issuer },
    stop,
    /** The app's page at LinkedIn: where it may lead back to. */
    allow(serviceUrl: string) {
      provider = createProvider(issuer, `${serviceUrl}/linkedin/callback`, names, strict);
      const answer = provider.callback();
      server.on('request', async (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return answer(request, response);
        const result = member ? { login: { accountId: member.sub } } : { error: 'access_denied' };
        await provider.interactionFinished(request, response, result);
      });
    },
    signInAs(next: { sub: string; name: string } | null) {
      member = next;
      if (next) names.set(next.sub, next.name);
    },
    /** What the browser does from LinkedIn's page until it is led away again; hands back where to. */
    async walk(from: string): Promise<URL> {
      const cookies = new Map<string, string>();
      for (let url = new URL(from); ; ) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
          cookies.set(name, value);
        }
        const location = response.headers.get('location');
        if (!location) throw new Error(`${response.status} ${await response.text()}`);
        url = new URL(location, url);
        if (url.origin !== issuer) return url;
      }
    },
  };
}

function createProvider(issuer: string, redirectUri: string, names: ReadonlyMap<string, string>, strict: boolean) {
  return new Provider(issuer, {
    clients: [{ ...app, redirect_uris: [redirectUri], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false, // LinkedIn tells the name in the ID token
    cookies: { keys: ['a key of this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => strict },
    ttl: { IdToken: tokenSeconds, AccessToken: 60, AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600 },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, name: names.get(sub) }) }),
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId;
      if (!oidc.client || !accountId) return undefined;
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
}
