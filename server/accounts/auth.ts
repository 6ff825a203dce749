import { oauthProvider } from '@better-auth/oauth-provider';
import { APIError, betterAuth } from 'better-auth';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { signIn } from '../contract/sign-in.ts';
import { openAccount } from './accounts.ts';

interface AuthDeps {
  readonly app: Pool;
  readonly auth: Pool;
  readonly secret: string;
  readonly publicUrl: string;
  readonly extensionIds: readonly string[];
  readonly newId: () => string;
  readonly now: () => Date;
  /** Told of a new account, with the headers of the request that opened it where there was one. */
  readonly accountOpened?: (accountId: string, headers: Headers | undefined) => Promise<void>;
  readonly log: Logger;
}

export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 128;
const REFRESH_SECONDS = 30 * 24 * 3600;

/**
 * Sign-in: e-mail and password for the console, OAuth 2.1 (code + PKCE S256) for the extension. Access tokens are opaque
 * and live 15 minutes; refresh tokens rotate, and a replay ends what came of the same sign-in, from two minutes after its
 * successor was used (refresh-tokens.ts). A client that comes with the old token before the new one was ever used gets the same
 * successor again: a worker may die between the answer and its store.
 */
export function createAuth(deps: AuthDeps) {
  const { app, auth, secret, publicUrl, extensionIds, newId, log } = deps;
  return betterAuth({
    appName: 'Leadferry',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: auth,
    trustedOrigins: [new URL(publicUrl).origin, ...extensionIds.map((id) => `chrome-extension://${id}`)],
    emailAndPassword: { enabled: true, minPasswordLength: MIN_PASSWORD, maxPasswordLength: MAX_PASSWORD },
    user: {
      additionalFields: { attestedAdult: { type: 'boolean', required: false, defaultValue: false, returned: false } },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            if (user.attestedAdult !== true) {
              throw new APIError('UNPROCESSABLE_ENTITY', {
                code: 'ADULT_ATTESTATION_MISSING',
                message: 'Adults only.',
              });
            }
            if (user.name.trim() === '')
              throw new APIError('BAD_REQUEST', { code: 'NAME_MISSING', message: 'Say your name.' });
            return { data: { ...user, name: user.name.trim() } };
          },
          after: async (user, context) => {
            const accountId = await openAccount(app, user, deps);
            await deps.accountOpened?.(accountId, context?.headers ?? context?.request?.headers);
          },
        },
      },
    },
    plugins: [
      oauthProvider({
        loginPage: '/sign-in',
        consentPage: '/sign-in',
        disableJwtPlugin: true,
        scopes: signIn.scope.split(' '),
        grantTypes: ['authorization_code', 'refresh_token'],
        accessTokenExpiresIn: 15 * 60,
        refreshTokenExpiresIn: REFRESH_SECONDS,
        refreshTokenReuseInterval: REFRESH_SECONDS,
        codeExpiresIn: 120,
      }),
    ],
    advanced: {
      cookiePrefix: 'leadferry',
      disableCSRFCheck: true, // server/http/origin.ts has checked every request by then, the same way for all routes
      ipAddress: { disableIpTracking: true }, // the sessions table needs no address, and one is personal data
      database: { generateId: () => newId() },
    },
    session: { expiresIn: 7 * 24 * 3600 },
    // What is no answer of the library's own (the database is away) is thrown: server/http/failures.ts knows it.
    onAPIError: { errorURL: `${publicUrl}/sign-in`, throw: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // server/accounts/attempts.ts counts instead, and says why
    // Its messages may hold an address: only that something was said, and how loud, is kept.
    logger: {
      level: 'error',
      log: (level) => log[level === 'error' ? 'error' : 'debug']({ from: 'sign-in' }, 'sign-in library'),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Enters the extension as the one OAuth client: public, PKCE, exactly these redirects, no consent screen of its own. */
export async function ensureExtensionClient(
  auth: Pool,
  newId: () => string,
  redirectUris: readonly string[],
): Promise<void> {
  await auth.query(
    `INSERT INTO "oauthClient" (id, "clientId", name, "redirectUris", scopes, "grantTypes", "responseTypes",
       "tokenEndpointAuthMethod", "applicationType", "requirePKCE", "skipConsent", disabled, "createdAt", "updatedAt")
     VALUES ($1, $2, 'Leadferry for Chrome', $3, $4, '["authorization_code", "refresh_token"]', '["code"]',
       'none', 'web', true, true, false, now(), now())
     ON CONFLICT ("clientId") DO UPDATE SET "redirectUris" = excluded."redirectUris", scopes = excluded.scopes`,
    [newId(), signIn.clientId, JSON.stringify(redirectUris), JSON.stringify(signIn.scope.split(' '))],
  );
}
