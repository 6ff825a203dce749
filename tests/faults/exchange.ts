import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { Random } from '../practice/random.ts';

/** What the service answered, whole. */
export interface ServiceAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One request on its way through the proxy. A fault decides what of it reaches the service, and what comes back. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  random: Random;
  /** The request's body, read to its end. */
  body(): Promise<Buffer>;
  /** Lets the service answer; rejects where it cannot be reached. */
  forward(): Promise<ServiceAnswer>;
  /** Passes an answer on to the client. */
  answer(answer: ServiceAnswer): void;
  /** Resolves when the client has gone, or after `ms` at the latest. */
  clientGone(ms: number): Promise<void>;
}

export function createExchange(
  request: IncomingMessage,
  response: ServerResponse,
  deps: { target: () => URL; random: Random; onAnswer: (answer: ServiceAnswer, body: Buffer) => void },
): Exchange {
  let read: Promise<Buffer> | undefined;
  const body = () => {
    read ??= collect(request);
    return read;
  };
  return {
    request,
    response,
    random: deps.random,
    body,
    async forward() {
      const sent = await body();
      const answer = await ask(deps.target(), request, sent);
      deps.onAnswer(answer, sent);
      return answer;
    },
    answer({ status, headers, body: content }) {
      const { 'transfer-encoding': _, connection: __, ...others } = headers;
      response.writeHead(status, { ...others, 'content-length': content.length }).end(content);
    },
    clientGone: (ms) =>
      new Promise((resolve) => {
        if (request.socket.destroyed) return resolve();
        const timer = setTimeout(resolve, ms);
        request.socket.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}

async function collect(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function ask(target: URL, { method, url, headers }: IncomingMessage, body: Buffer): Promise<ServiceAnswer> {
  const { 'transfer-encoding': _, connection: __, expect: ___, ...kept } = headers;
  return new Promise((resolve, reject) => {
    const sent = send({ host: target.hostname, port: target.port, method, path: url, agent: false }, async (answer) => {
      const { statusCode: status = 502, headers: given } = answer;
      await collect(answer).then((content) => resolve({ status, headers: given, body: content }), reject);
    });
    // As they came, `host` included: what the service says of its own address is the proxy's.
    for (const [name, value] of Object.entries({ ...kept, 'content-length': String(body.length) }))
      if (value !== undefined) sent.setHeader(name, value);
    sent.once('error', reject);
    sent.end(body);
  });
}
