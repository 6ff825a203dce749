import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { parseCookies } from './cookies.ts';
import { PEOPLE_COUNT } from './people.ts';
import { createRandom } from './random.ts';
import { answer, type PracticeState } from './site.ts';

/** A request that reached the practice LinkedIn: proof of what was contacted, and with which cookies. */
export interface PracticeRequest {
  method: string;
  path: string;
  cookies: Record<string, string>;
  headers: Record<string, string | string[] | undefined>;
}

export interface Practice {
  /** https://127.0.0.1:PORT; browsers come by the name, see `browserArguments` */
  url: string;
  port: number;
  /** for Chromium: www.linkedin.com is this server, and its certificate is taken */
  browserArguments: string[];
  state: PracticeState & { requests: PracticeRequest[] };
  close(): Promise<void>;
}

/**
 * Starts the stand-in for www.linkedin.com on loopback. One seed, one LinkedIn: `practicePeople(seed)`, `expectedPage(seed, n)`.
 * Throws where the port is taken.
 */
export async function startPractice({
  seed,
  port = 0,
  population = PEOPLE_COUNT,
}: {
  seed: number;
  port?: number;
  population?: number;
}): Promise<Practice> {
  const names = [
    { type: 2 as const, value: 'www.linkedin.com' },
    { type: 7 as const, ip: '127.0.0.1' },
  ];
  const certificate = await generate([{ name: 'commonName', value: 'www.linkedin.com' }], {
    extensions: [{ name: 'subjectAltName', altNames: names }],
  });
  const state: Practice['state'] = {
    seed,
    population,
    sessions: new Map(),
    random: createRandom(seed, 'sessions'),
    requests: [],
  };
  const server = createServer({ key: certificate.private, cert: certificate.cert }, async (request, response) => {
    const cookies = parseCookies(request.headers.cookie);
    const method = request.method ?? 'GET';
    state.requests.push({ method, path: request.url ?? '/', cookies, headers: request.headers });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { status, headers, content } = answer(state, {
      method,
      url: new URL(request.url ?? '/', 'https://www.linkedin.com'),
      cookies,
      body,
    });
    response.writeHead(status, headers).end(content);
  });
  await listen(server, port);
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `https://127.0.0.1:${bound}`,
    port: bound,
    browserArguments: [`--host-resolver-rules=MAP www.linkedin.com 127.0.0.1:${bound}`, '--ignore-certificate-errors'],
    state,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
