import type { Fault } from './faults.ts';

/** Longer than the extension waits (20 s), and than any client that a test brings. */
const FOREVER_MS = 45_000;

/** The connection is reset when the headers are there. */
export const resetBefore: Fault = async ({ request }) => {
  request.socket.resetAndDestroy();
};

/** The connection is reset in the middle of the request's body. */
export const resetDuring: Fault = async ({ request }) => {
  await new Promise((resolve) => {
    request.once('data', resolve);
    request.once('end', resolve);
  });
  request.socket.resetAndDestroy();
};

/** The service has done it, and nobody hears of it. */
export const resetAfter: Fault = async ({ request, forward }) => {
  await forward();
  request.socket.resetAndDestroy();
};

/** Silence, until the client gives up. The service never sees it. */
export const stallBefore: Fault = async ({ request, body, clientGone }) => {
  await body();
  await clientGone(FOREVER_MS);
  request.socket.destroy();
};

/** The service has done it; its answer comes when the client has given up. */
export const stallAfter: Fault = async ({ request, forward, clientGone }) => {
  await forward();
  await clientGone(FOREVER_MS);
  request.socket.destroy();
};

/** Headers and half of the answer come at once, the rest never. */
export const stallMidway: Fault = async ({ request, response, forward, clientGone }) => {
  const { status, headers, body } = await forward();
  const { 'transfer-encoding': _, connection: __, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length });
  response.write(body.subarray(0, Math.ceil(body.length / 2)));
  await clientGone(FOREVER_MS);
  request.socket.destroy();
};

/** The connection ends in the middle of the answer. */
export const cutShort: Fault = async ({ request, response, forward }) => {
  const { status, headers, body } = await forward();
  const { 'transfer-encoding': _, connection: __, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length });
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => request.socket.destroy());
};

/** Everything arrives, late. */
export const slow: Fault = async ({ random, forward, answer, clientGone }) => {
  const answered = await forward();
  await clientGone(200 + random.below(1300));
  answer(answered);
};
