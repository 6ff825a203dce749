import 'fake-indexeddb/auto';
import type { Purpose } from '../../server/contract/consents.ts';
import { currentNoticeId } from '../../server/contract/notices.ts';
import type { LinkedMember } from '../../utils/settings.ts';

/*
 * The worker's own parts, wired as in the extension, over a browser made here (storage, alarms, permissions) and a CRM that answers as
 * a test says, and when. For what happens at once; the browser itself is met in tests/e2e.
 */

type Values = Record<string, unknown>;

/** One of the browser's storage areas. `onRead`: runs after a value is read and before whoever asked has it. */
function createArea() {
  let values: Values = {};
  const area = {
    onRead: undefined as ((keys: string[]) => Promise<void>) | undefined,
    dump: () => values,
    empty: () => {
      values = {};
    },
    onChanged: { addListener: () => undefined, removeListener: () => undefined },
    async get(asked?: string | string[] | Values | null) {
      const keys = asked == null ? Object.keys(values) : toKeys(asked);
      const found = Object.fromEntries(
        keys.flatMap((key) => (key in values ? [[key, structuredClone(values[key])]] : [])),
      );
      await nextTurn();
      await area.onRead?.(keys);
      return found;
    },
    async set(changed: Values) {
      await nextTurn();
      Object.assign(values, structuredClone(changed));
    },
    async remove(keys: string | string[]) {
      for (const key of [keys].flat()) delete values[key];
    },
  };
  return area;
}

const toKeys = (asked: string | string[] | Values): string[] =>
  typeof asked === 'object' && !Array.isArray(asked) ? Object.keys(asked) : [asked].flat();

/** The other work that waits goes first. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

export const local = createArea();
export const session = createArea();
export const alarms = new Map<string, { when?: number }>();
const permitted = { linkedin: true };

/** What it does does not matter here. */
const silent = async () => undefined;
Object.assign(globalThis, {
  chrome: {
    runtime: { id: 'a'.repeat(32), getURL: (path: string) => path, sendMessage: async () => undefined },
    storage: { local, session, onChanged: { addListener: () => undefined, removeListener: () => undefined } },
    alarms: {
      create: async (name: string, info: { when?: number }) => void alarms.set(name, info),
      get: async (name: string) => alarms.get(name),
      clear: async (name: string) => alarms.delete(name),
    },
    permissions: {
      contains: async (asked: { permissions?: string[] }) => !asked.permissions && permitted.linkedin,
      remove: async () => {
        permitted.linkedin = false;
        return true;
      },
    },
    scripting: {
      getRegisteredContentScripts: async () => [],
      registerContentScripts: silent,
      unregisterContentScripts: silent,
    },
    tabs: { query: async () => [] },
    action: { setBadgeText: silent, setBadgeBackgroundColor: silent, setTitle: silent },
  },
});

export interface Sent {
  method: string;
  path: string;
  bearer?: string;
  body: string;
}
type Answer = (sent: Sent) => Response | Promise<Response>;
export const crm = { sent: [] as Sent[], answer: (() => json({}, 503)) as Answer };
export const json = (body: unknown, status = 200): Response => Response.json(body, { status });

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const one: Sent = {
    method: request.method,
    path: new URL(request.url).pathname,
    bearer: request.headers.get('authorization')?.replace('Bearer ', '') ?? '',
    body: await request.clone().text(),
  };
  crm.sent.push(one);
  const { signal } = request;
  return Promise.race([
    crm.answer(one),
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  ]);
};

/** What the service says where nothing is wrong; `more` goes first. */
export const well =
  (more: (sent: Sent) => Response | Promise<Response> | undefined = () => undefined): Answer =>
  (sent) =>
    more(sent) ?? json(usual(sent));

function usual({ method, path, body }: Sent): unknown {
  if (path === '/v1/leads/batch')
    return {
      results: (JSON.parse(body) as { leads: { clientRef: string }[] }).leads.map(({ clientRef }) => ({
        clientRef,
        status: 'created',
        id: crypto.randomUUID(),
      })),
    };
  if (path.endsWith('allowance'))
    return { cap: 250, used: 0, resetsAt: new Date(Date.now() + 3_600_000).toISOString() };
  if (path === '/v1/consents') return { events: [], current: {} };
  if (path === '/v1/linkedin-link' && method === 'DELETE')
    return { receipt: crypto.randomUUID(), unlinkedAt: new Date().toISOString(), hadLink: true, erased: [] };
  if (path === '/v1/linkedin-link') return { link: null };
  return {};
}

/** Holds what fits until it is let go, with the answer given then. */
export function hold(fits: (sent: Sent) => boolean) {
  const arrived = Promise.withResolvers<Sent>();
  const answer = Promise.withResolvers<Response>();
  let taken = false;
  return {
    /** the first request that fits; what fits later is not held */
    arrived: arrived.promise,
    letGo: answer.resolve,
    take(sent: Sent): Promise<Response> | undefined {
      if (taken || !fits(sent)) return undefined;
      taken = true;
      arrived.resolve(sent);
      return answer.promise;
    },
  };
}

const { createServices } = await import('../../entrypoints/background/services.ts');
const { createLifecycle } = await import('../../entrypoints/background/lifecycle.ts');
const { createHandlers } = await import('../../entrypoints/background/handlers.ts');
export const settings = await import('../../utils/settings.ts');
const { wipeQueue } = await import('../../utils/queue/wipe.ts');

/** A worker that starts now; what the browser remembers stays. */
export function startWorker() {
  const services = createServices();
  const faults: unknown[] = [];
  const background: Promise<unknown>[] = [];
  const lifecycle = createLifecycle(services, (_, fault) => void faults.push(fault));
  const handlers = createHandlers(services, lifecycle, (_, work) => {
    background.push(work.catch((fault) => void faults.push(fault)));
  });
  return { services, lifecycle, handlers, faults, ended: () => Promise.all(background) };
}

/** A browser in which nothing has happened yet. */
async function forgetAll(services: ReturnType<typeof createServices>): Promise<void> {
  local.onRead = undefined;
  local.empty();
  session.empty();
  alarms.clear();
  crm.sent.length = 0;
  crm.answer = well();
  permitted.linkedin = true;
  await wipeQueue(services.queue());
}

/** As the welcome page signs somebody in; the token is named after the account. */
export async function signIn({ connection }: ReturnType<typeof createServices>, accountId: string): Promise<void> {
  await settings.crmAccount.setValue({
    accountId,
    userName: accountId,
    email: `${accountId}@crm.test`,
    accountName: '',
  });
  await connection.tokens.keep({ accessToken: accountId, refreshToken: `refresh-${accountId}`, expiresIn: 900 });
}

export const given = (more: object = {}) => ({
  clientRef: crypto.randomUUID(),
  state: 'given' as const,
  noticeId: currentNoticeId,
  noticeHash: 'h',
  language: 'en',
  chosenAt: new Date().toISOString(),
  onService: true,
  ...more,
});

export const consentTo = (...purposes: Purpose[]): Promise<void> =>
  settings.consents.setValue(Object.fromEntries(purposes.map((purpose) => [purpose, given()])));

export const member: LinkedMember = { identityKeys: ['vanity:me'], linkedAt: '2026-11-22T08:00:00.000Z' };

export const importOf = (...keys: string[]) => ({
  source: 'by-hand' as const,
  url: 'https://example.com/',
  leads: keys.map((key, index) => ({
    lead: { kind: 'person' as const, identityKeys: [key], name: { shown: key } },
    place: index + 1,
  })),
});

/** A worker in a browser in which "a" has just signed in and allowed what the work needs. */
export async function startSignedIn(): Promise<ReturnType<typeof startWorker>> {
  const worker = startWorker();
  await forgetAll(worker.services);
  await signIn(worker.services, 'a');
  await consentTo('linkedin-identity', 'capture', 'push-to-crm');
  return worker;
}
