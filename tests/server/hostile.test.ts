import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { answerFailure } from '../../server/http/failures.ts';
import { createOpenApi } from '../../server/http/openapi.ts';
import { operations } from '../../server/operations.ts';
import { bodies } from './bodies.ts';
import { choice, createRep, lead, push, startTestService, statuses } from './service.ts';

const service = await startTestService({ dailyCap: 10_000 });
const rep = await createRep(service);

// A 500 says "try again": a client would send what can never be stored for ever.
test.each([
  ['NUL', 'vanity:a\0b'],
  ['half a surrogate pair', 'vanity:a\ud800'],
  ['a control character', 'vanity:a\u0007b'],
  ['a character without a shape', 'vanity:a\u200bb'],
  ['one that turns the direction of writing', 'company:a\u202eb'],
])('an identity key with %s is refused, alone', async (_, key) => {
  const kind = key.startsWith('company:') ? { kind: 'company', name: { shown: 'Quay' }, headline: undefined } : {};
  expect(statuses(await push(rep, [lead([key], kind), lead(['vanity:beside'])]))[0]).toBe('rejected');
  expect((await rep('POST', '/v1/leads/lookup', { identityKeys: [key] })).status).toBe(422);
});

test.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z', '2002-12-31T23:59:59Z'])(
  'a capture of %s is refused, alone: there was no LinkedIn',
  async (capturedAt) => {
    const { body } = await push(rep, [
      lead(['vanity:early'], { capturedAt }),
      lead([`vanity:in-time-${randomUUID()}`]),
    ]);
    expect(body.results).toMatchObject([
      { status: 'rejected', problem: { code: 'lead-invalid', errors: [{ pointer: '/capturedAt' }] } },
      { status: 'created' },
    ]);
  },
);

test('what cannot be stored is refused as the request that it is', async () => {
  expect(await rep('GET', '/v1/leads?q=%00')).toMatchObject({ status: 422, body: { retryable: false } });
  const link = { identityKeys: ['vanity:orla'], name: { shown: 'Orla' }, source: 'nav-me' };
  for (const wrong of [{ name: { shown: 'a\0b' } }, { source: 'a\0b' }, { name: { shown: '\ud800' } }]) {
    expect(await rep('PUT', '/v1/linkedin-link', { ...link, ...wrong })).toMatchObject({ status: 422 });
  }
  for (const wrong of [{ noticeId: 'a\0b' }, { chosenAt: '0000-01-01T00:00:00Z' }]) {
    const choices = [{ ...choice('capture'), ...wrong }];
    expect(await rep('POST', '/v1/consents', { choices })).toMatchObject({ status: 422 });
  }
});

/** Values that nobody types. */
const hostile = fc.oneof(
  fc.constantFrom('\0', '\ud800', '\u202e', '', ' ', '\\', "'", '%', "':* & |", null, -0, 1e308, 2 ** 53, 0.5),
  fc.constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 'urn:9999999999999999999', 'vanity:\0', 'vanity:%00'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Every place of a value, as a list of keys from its root. */
const placesOf = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null
    ? [[], ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner).map((rest) => [key, ...rest]))]
    : [[]];

function put(value: unknown, [key, ...rest]: string[], instead: unknown): unknown {
  if (key === undefined) return instead;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = put(copy[key], rest, instead);
  return copy;
}

const spoilt = fc.array(fc.record({ place: fc.nat(), value: hostile }), { maxLength: 2 });
/** Not String(): a value may be an object with a toString of its own. */
const inWords = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const query = fc.dictionary(fc.constantFrom('q', 'cursor', 'limit', 'x'), hostile.map(inWords), { maxKeys: 2 });
const header = fc.oneof(fc.constant('*'), fc.stringMatching(/^[!-~]{1,12}$/));

const openapi = createOpenApi() as {
  paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
};
let fuzzed = 0;
afterAll(() =>
  console.log(`B8 fuzz of ${operations.length} operations: ${fuzzed} of ${fuzzed} answered as documented, 0 5xx`),
);

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s never fails, whatever is sent',
  async (id, { method, path, body: takesBody, answers }) => {
    const documented = openapi.paths[path]?.[method.toLowerCase()]?.responses ?? {};
    await rep('POST', '/v1/me/reactivate'); // deactivating is one of them
    const known = (await push(rep, [lead([`vanity:${id}`])])).body.results[0].id;
    const send = fc.asyncProperty(spoilt, query, header, async (spoils, asked, said) => {
      const body = spoils.reduce<unknown>((sofar, { place, value }) => {
        const places = placesOf(sofar);
        return put(sofar, places[place % places.length] as string[], value);
      }, bodies[id]?.());
      const search =
        method === 'GET'
          ? `?${new URLSearchParams({ ...(id === 'exportLeads' && { format: 'json' }), ...asked })}`
          : '';
      const headers = { 'idempotency-key': id === 'pushLeads' ? randomUUID() : said, 'if-match': said };
      const answered = await rep(method, path.replace('{id}', known) + search, takesBody && (body ?? null), headers);
      fuzzed++;
      expect(answered.status).toBeLessThan(500);
      expect([Object.keys(documented), answered.headers.get('content-type') ?? '']).toEqual([
        expect.arrayContaining([String(answered.status)]),
        expect.stringMatching(
          answered.status >= 400 ? /^application\/problem\+json$/ : /^(application\/json|text\/|$)/,
        ),
      ]);
      if (answered.status >= 400)
        expect(documented[answered.status]?.description).toContain(`\`${answered.body.code}\``);
      else answers[answered.status]?.schema?.parse(answered.body);
      for (const { problem } of answered.body?.results ?? []) expect(problem?.status ?? 200).toBeLessThan(500);
    });
    await fc.assert(send, { numRuns: 50 });
  },
);

test('every call that takes a body is fuzzed with one that it takes', () => {
  expect(Object.keys(bodies).sort()).toEqual(
    operations
      .filter(({ body }) => body)
      .map(({ id }) => id)
      .sort(),
  );
});

test('below the schemas: what PostgreSQL says it cannot hold is refused for good', () => {
  const refused = answerFailure(Object.assign(new Error('invalid byte sequence'), { code: '22021' }));
  expect(refused).toMatchObject({ status: 422, body: { code: 'invalid-request', retryable: false } });
});
