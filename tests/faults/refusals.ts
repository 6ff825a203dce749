import { createProblem } from '../../server/http/problems.ts';
import type { Random } from '../practice/random.ts';
import type { Exchange } from './exchange.ts';
import type { Fault } from './faults.ts';

/** Said by the service itself or by what stands in front of it: CORS headers are there, so the extension can read it. */
function say({ request, response }: Exchange, status: number, headers: Record<string, string>, content: string): void {
  const { origin } = request.headers;
  const cors = origin && { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'retry-after' };
  response.writeHead(status, { ...cors, ...headers }).end(content);
}

const json = { 'content-type': 'application/problem+json' };
const page = { 'content-type': 'text/html' };

/** A 5xx, in the service's words or as a proxy's page. Nothing of the request was looked at. */
export const refuse =
  (status: 500 | 503): Fault =>
  async (exchange) => {
    await exchange.body();
    if (exchange.random.chance(0.5)) return say(exchange, status, page, `<h1>${status}</h1>`);
    const problem = createProblem(status === 500 ? 'internal' : 'database-unavailable');
    say(exchange, status, { ...json, ...(status === 503 && { 'retry-after': '1' }) }, JSON.stringify(problem));
  };

export const busy =
  (retryAfter: (random: Random) => string | undefined): Fault =>
  async (exchange) => {
    await exchange.body();
    const wait = retryAfter(exchange.random);
    const headers = { ...json, ...(wait !== undefined && { 'retry-after': wait }) };
    say(exchange, 429, headers, JSON.stringify(createProblem('rate-limited')));
  };

/** Two leads fit, with what surrounds them. */
const LIMIT_BYTES = 1500;

/** A proxy that takes only small bodies, as nginx says it: a page and no problem. Smaller bodies get through. */
export const tooLarge: Fault = async (exchange) => {
  const body = await exchange.body();
  if (body.length <= LIMIT_BYTES) return exchange.answer(await exchange.forward());
  say(exchange, 413, page, '<h1>413 Request Entity Too Large</h1>');
};
