import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../server/contract/leads.ts';
import { signIn } from '../../server/contract/sign-in.ts';
import { receiveBody } from '../../server/http/receive.ts';
import { asBearer, createUser, lead, postForm, push, signInByOAuth, signUp, startTestService } from './service.ts';

const service = await startTestService();

const arriving = new Map<number | undefined, Socket>();
subscribe('http.server.request.start', (message) => {
  const { socket } = (message as { request: IncomingMessage }).request;
  arriving.set(socket.remotePort, socket);
});

/** A body of which no more comes than this. Resolves when the service has read that, or has ended it. */
async function leaveUnfinished(localAddress: string, bytes: number) {
  const { port, hostname } = new URL(service.url);
  const socket = connect({ port: Number(port), host: hostname, localAddress });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined).resume();
  const head = `POST /v1/leads/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${MAX_BODY_BYTES}\r\n\r\n`;
  socket.write(head);
  socket.write(Buffer.alloc(bytes, 32));
  const isRead = () => {
    const its = arriving.get(socket.localPort);
    return socket.destroyed || its?.destroyed || its?.bytesRead === head.length + bytes;
  };
  await expect.poll(isRead, { timeout: 20_000 }).toBe(true);
}

/** As in a hostile office: as much as one may leave, and then the rest of the room in small change. */
async function crowd() {
  for (const bytes of [MAX_BODY_BYTES - 152, 150])
    await Promise.all(Array.from({ length: 16 }, () => leaveUnfinished('127.0.0.1', bytes)));
}

test('bodies that strangers leave unfinished keep nobody on their network from pushing, signing in or refreshing', async () => {
  const user = await createUser(service);
  const { cookie, email, password } = await signUp(service);
  const fresh = await signInByOAuth(service, cookie);
  await crowd();
  const enter = () =>
    fetch(`${service.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: service.url },
      body: JSON.stringify({ email, password }),
    });
  const form = { grant_type: 'refresh_token', client_id: signIn.clientId, refresh_token: fresh.refresh_token };
  const said = {
    known: (await push(user.rep, [lead(['vanity:orla'])])).status,
    signIn: (await enter()).status,
    neverSeenBefore: (await push(asBearer(service, fresh.access_token), [lead(['vanity:orla'])])).status,
    refresh: (await postForm(service, signIn.tokenPath, form)).status,
  };
  expect(said).toEqual({ known: 200, signIn: 200, neverSeenBefore: 403, refresh: 200 }); // 403: has allowed nothing yet
});

test('whoever signs in has little to say: such bodies cannot fill the room while their passwords are looked at', async () => {
  const post = (path: string, password: string) =>
    fetch(service.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: service.url },
      body: JSON.stringify({ email: 'nobody@example.test', password }),
    });
  for (const path of ['/api/auth/sign-in/email', signIn.tokenPath]) {
    const answer = await post(path, 'x'.repeat(70_000));
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'payload-too-large' }]);
  }
  expect((await post('/api/auth/sign-in/email', 'x'.repeat(60_000))).status).toBe(401);
});

/** A service that takes in bodies and says how long they were; `begin` sends one that goes on when it is told. */
function createSmall(each = 2000) {
  const app = new Hono();
  const sizes = { altogether: 3000, each };
  const rooms = { known: { ...sizes, isShared: false }, strangers: { ...sizes, isShared: true } };
  app.use(receiveBody(rooms, ({ req }) => ({ account: req.header('account'), network: req.header('network') ?? '' })));
  app.post('/', async (context) => context.text(String((await context.req.text()).length)));
  const send = async (headers: Record<string, string>, body: BodyInit) => {
    const answered = await app.request('/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    return answered.status === 200 ? await answered.text() : (await answered.json()).code;
  };
  const begin = async (headers: Record<string, string>, bytes: number) => {
    let feed = (_last: string) => {};
    let sent: Promise<string> | undefined;
    await new Promise<void>((taken) => {
      const body = new ReadableStream<Uint8Array>(
        {
          start: (stream) => stream.enqueue(new Uint8Array(bytes)),
          pull: (stream) => {
            taken();
            return new Promise((fed) => {
              feed = (last) => {
                stream.enqueue(new TextEncoder().encode(last));
                stream.close();
                fed();
              };
            });
          },
        },
        { highWaterMark: 0 },
      );
      sent = send(headers, body);
    });
    return { end: (last: string) => feed(last), sent };
  };
  return { send, begin };
}

test('an account has its bound: more of its own waits for what it has begun', async () => {
  const { send, begin } = createSmall();
  const [a, b] = [{ account: 'a' }, { account: 'b' }];
  const one = await begin(a, 1500);
  expect(await send(a, 'x'.repeat(1000))).toBe('overloaded');
  const other = await begin(b, 1000);
  expect(await send(a, 'x'.repeat(400))).toBe('400');
  one.end('more');
  expect(await one.sent).toBe('1504');
  expect(await send(a, 'x'.repeat(1000))).toBe('1000');
  other.end('');
  expect(await other.sent).toBe('1000');
});

test('what strangers on one network leave unfinished makes way for what another of them sends, the oldest first', async () => {
  const { send, begin } = createSmall();
  const a = { network: 'a' };
  const [first, second] = [await begin(a, 1000), await begin(a, 900)];
  expect(await send(a, 'x'.repeat(400))).toBe('400');
  expect(await first.sent).toBe('overloaded');
  second.end('more');
  expect(await second.sent).toBe('904');
});

test.each(['network', 'account'])(
  'of all, whoever holds most gives way to another %s, and strangers take nothing from who is known',
  async (by) => {
    const { send, begin } = createSmall();
    const whose = (name: string) => ({ network: 'n', [by]: name });
    const [much, little] = [await begin(whose('a'), 1900), await begin(whose('b'), 900)];
    expect(await send(by === 'network' ? { network: 'c', account: 'c' } : { network: 'c' }, 'x'.repeat(1900))).toBe(
      '1900',
    );
    expect(await send(whose('c'), 'x'.repeat(400))).toBe('400');
    expect(await much.sent).toBe('overloaded');
    little.end('more');
    expect(await little.sent).toBe('904');
  },
);

test('nobody who holds more than the others puts them out', async () => {
  const { send, begin } = createSmall(3000);
  const [a, b] = [await begin({ network: 'a' }, 900), await begin({ network: 'b' }, 900)];
  expect(await send({ network: 'c' }, 'x'.repeat(1300))).toBe('overloaded');
  for (const one of [a, b]) one.end('');
  expect(await Promise.all([a.sent, b.sent])).toEqual(['900', '900']);
});

test('an account that comes for the first time may send as many large batches at once as any other', async () => {
  const { cookie } = await signUp(service);
  const fresh = asBearer(service, (await signInByOAuth(service, cookie)).access_token);
  const batch = JSON.stringify({ leads: [lead(['vanity:orla'])] });
  const large = batch + ' '.repeat(MAX_BODY_BYTES - batch.length);
  const send = () => fresh('POST', '/v1/leads/batch', large, { 'idempotency-key': randomUUID() });
  const answers = await Promise.all(Array.from({ length: 12 }, send));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403])); // has allowed nothing yet
});
