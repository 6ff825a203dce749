// Long: everything that a test does with a service besides its own subject, from starting one to pushing a lead.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { currentNoticeId, findNotice, type Notice, noticeText } from '../../server/contract/notices.ts';
import { redirectUri, signIn } from '../../server/contract/sign-in.ts';
import { createDatabase } from '../../server/db/embedded.ts';
import { createLog } from '../../server/log.ts';
import { type Service, type ServiceOptions, startService } from '../../server/service.ts';

export const consentHash = createHash('sha256')
  .update(noticeText(findNotice(currentNoticeId, 'en') as Notice))
  .digest('hex');

/** A test asks more than people do. The limits have a test of their own (limits.test.ts). */
const boundless = { accountLimit: { requests: 1e6, seconds: 60 }, networkLimit: { requests: 1e6, seconds: 60 } };

/** Starts a service on a database of its own in the run's PostgreSQL; stops it after the file. */
export async function startTestService(options: Partial<ServiceOptions> = {}): Promise<TestService> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await createDatabase(inject('postgresUrl'), name);
  const dataDir = mkdtempSync(join(tmpdir(), 'leadferry-data-'));
  const service = await startService({
    dataDir,
    databaseUrl,
    port: 0,
    log: createLog('silent'),
    ...boundless,
    ...options,
  });
  afterAll(() => service.stop());
  return { ...service, dataDir, appRole: `${name}_app` };
}

export interface TestService extends Service {
  readonly dataDir: string;
  readonly appRole: string;
}

/** Statements as the owner, who is a superuser here: what is really in the tables. */
export async function queryAsOwner(service: Service, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: service.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly cookie: string;
}

let made = 0;

export async function signUp(service: Service, name = 'Orla Quist'): Promise<Person> {
  const person = { email: `person${++made}.${randomUUID()}@example.test`, password: 'a long enough one' };
  const response = await fetch(`${service.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify({ ...person, name, attestedAdult: true }),
  });
  if (!response.ok) throw new Error(await response.text());
  return { ...person, cookie: readCookies(response) };
}

export const readCookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

/** Authorization code + PKCE, as the extension does it. `asked` changes what is asked for. */
export async function authorize(service: Service, cookie: string, asked: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: signIn.clientId,
    redirect_uri: redirectUri(),
    scope: signIn.scope,
    state: 'the-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...asked,
  });
  const response = await fetch(`${service.url}${signIn.authorizePath}?${query}`, {
    headers: { cookie },
    redirect: 'manual',
  });
  // A page's own fetch is answered in JSON, a navigation with a redirect; Node's fetch counts as the former.
  const told = response.status === 200 ? ((await response.clone().json()) as { url?: string }).url : undefined;
  return { response, verifier, location: told ?? response.headers.get('location') ?? '' };
}

export const postForm = (service: Service, path: string, form: Record<string, string>) =>
  fetch(`${service.url}${path}`, { method: 'POST', body: new URLSearchParams(form) });

export async function signInByOAuth(service: Service, cookie: string): Promise<Tokens> {
  const { verifier, location } = await authorize(service, cookie);
  const response = await postForm(service, signIn.tokenPath, {
    grant_type: 'authorization_code',
    client_id: signIn.clientId,
    code: new URL(location).searchParams.get('code') ?? '',
    code_verifier: verifier,
    redirect_uri: redirectUri(),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json() as Promise<Tokens>;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape, and say which with expect
export type Answered = { status: number; headers: Headers; body: any };
export type Client = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answered>;

/** Calls the API as the bearer of a token. */
export const asBearer =
  (service: Service, token: string): Client =>
  async (method, path, body, headers = {}) => {
    const response = await fetch(service.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text || undefined,
    };
  };

export const choice = (purpose: string, state = 'given') => ({
  clientRef: randomUUID(),
  purpose,
  state,
  noticeId: currentNoticeId,
  noticeHash: consentHash,
  language: 'en',
  chosenAt: new Date().toISOString(),
});

/** The choices without which the service links nobody and takes nobody. */
export const whatTheWorkNeeds = () => ['linkedin-identity', 'push-to-crm'].map((purpose) => choice(purpose));

/** Somebody who signed up, signed in by OAuth, and allowed what the work needs. */
export async function createRep(service: Service, name?: string): Promise<Client> {
  const { cookie } = await signUp(service, name);
  const client = asBearer(service, (await signInByOAuth(service, cookie)).access_token);
  await client('POST', '/v1/consents', { choices: whatTheWorkNeeds() });
  return client;
}

/** Somebody who signed up and allowed what the work needs, with their token and account for what a client alone does not tell. */
export async function createUser(service: Service, name?: string) {
  const { cookie } = await signUp(service, name);
  const token = (await signInByOAuth(service, cookie)).access_token;
  const rep = asBearer(service, token);
  await rep('POST', '/v1/consents', { choices: whatTheWorkNeeds() });
  return { rep, cookie, token, accountId: (await rep('GET', '/v1/me')).body.account.id as string };
}

/** A lead on the wire; what is given goes over what is usual. */
export const lead = (keys: string[], more: Record<string, unknown> = {}) => ({
  clientRef: randomUUID(),
  kind: 'person',
  identityKeys: keys,
  name: { shown: 'Orla Quist', given: 'Orla', family: 'Quist' },
  headline: 'Harbour master',
  source: { url: 'https://www.linkedin.com/search/results/people/', page: 'people-search', place: 1 },
  capturedAt: '2026-11-20T10:00:00.000Z',
  ...more,
});

export const push = (client: Client, leads: unknown[], key: string = randomUUID()) =>
  client('POST', '/v1/leads/batch', { leads }, { 'idempotency-key': key });

export const statuses = ({ body }: Answered): string[] =>
  body.results.map((result: { status: string }) => result.status);
