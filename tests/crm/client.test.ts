import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClient } from '../../utils/crm/client.ts';
import { parseRetryAfter } from '../../utils/crm/failure.ts';

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const problem = (status: number, code: string, retryable = false) =>
  json(
    status,
    { type: 'about:blank', title: code, status, code, retryable },
    { 'content-type': 'application/problem+json' },
  );

function clientOf(...answers: (Response | Error)[]) {
  const requests: Request[] = [];
  const tokensAsked: (string | undefined)[] = [];
  const call = createClient({
    baseUrl: async () => 'http://127.0.0.1:1',
    tokens: {
      get: async (notThis) => {
        tokensAsked.push(notThis);
        return { ok: true, token: `t${tokensAsked.length}` };
      },
    },
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      const next = answers.shift();
      if (!next || next instanceof Error) throw next ?? new TypeError('no network');
      return next;
    },
    now: () => 0,
  });
  const get = () => call({ method: 'get', path: 'v1/me', answer: z.object({ me: z.string() }) });
  return { get, requests, tokensAsked };
}

describe('the CRM client', () => {
  it('gives the value, asked for with the token and below /v1', async () => {
    const { get, requests } = clientOf(json(200, { me: 'x' }));
    expect(await get()).toEqual({ ok: true, value: { me: 'x' } });
    expect(requests[0]?.url).toBe('http://127.0.0.1:1/v1/me');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer t1');
  });

  it('renews a refused token once; refused again, the service is in trouble and nobody is signed out', async () => {
    const { get, requests, tokensAsked } = clientOf(problem(401, 'unauthenticated'), problem(401, 'unauthenticated'));
    expect(await get()).toEqual({ ok: false, failure: { kind: 'unavailable', reached: true } });
    expect(requests).toHaveLength(2);
    expect(tokensAsked).toEqual([undefined, 't1']);
  });

  it.each([
    ['no network', new TypeError('failed'), { kind: 'unavailable', reached: false }],
    ['a 500', problem(500, 'internal', true), { kind: 'unavailable', reached: true }],
    [
      'a 429 with seconds',
      json(429, {}, { 'retry-after': '7' }),
      { kind: 'unavailable', reached: true, retryAfterMs: 7000 },
    ],
    [
      'a 503 with a date',
      json(503, {}, { 'retry-after': 'Thu, 01 Jan 1970 00:00:09 GMT' }),
      { kind: 'unavailable', reached: true, retryAfterMs: 9000 },
    ],
    [
      'a captive portal',
      new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } }),
      { kind: 'unavailable', reached: true },
    ],
    ['a portal that says 403', new Response('<html>', { status: 403 }), { kind: 'unavailable', reached: true }],
    [
      'half an answer',
      new Response('{"me":', { headers: { 'content-type': 'application/json' } }),
      { kind: 'unavailable', reached: true },
    ],
    ['an answer of another shape', json(200, { you: 1 }), { kind: 'unavailable', reached: true }],
    ['a 409 in flight', problem(409, 'idempotency-key-in-flight', true), { kind: 'unavailable', reached: true }],
  ])('counts %s as "cannot answer now"', async (_, answer, failure) => {
    expect(await clientOf(answer).get()).toEqual({ ok: false, failure });
  });

  it('gives the problem where the service looked and said no', async () => {
    expect(await clientOf(problem(409, 'account-already-linked')).get()).toMatchObject({
      failure: { kind: 'rejected', problem: { code: 'account-already-linked' } },
    });
  });
});

it.each([
  [null, undefined],
  ['12', 12_000],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['Thursday, 01-Jan-70 00:00:09 GMT', 4000],
  ['Thu Jan  1 00:00:09 1970 GMT', 4000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
])('reads Retry-After %s', (value, expected) => {
  expect(parseRetryAfter(value, 5000)).toBe(expected);
});
