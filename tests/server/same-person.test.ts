import { expect, test } from 'vitest';
import { MAX_KEYS_OF_A_LEAD } from '../../server/contract/leads.ts';
import type { Incoming } from '../../server/leads/incoming.ts';
import { groupSamePeople } from '../../server/leads/same-person.ts';
import { createRep, lead, push, startTestService, statuses } from './service.ts';

const incoming = (place: number, ...keys: string[]) => ({ place, keys }) as unknown as Incoming;
const keysOf = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `vanity:${prefix}-${at}`);
const placesOf = (leads: readonly Incoming[]) => leads.map(({ place }) => place);

test('who shares a key is one, also through a third; the order is that of the batch, and of the store', () => {
  const stored = ['1', '2', '3'].map((id) => ({ id, keys: [`urn:${id}`, `vanity:v${id}`] }));
  const { groups, conflicts } = groupSamePeople(
    [
      incoming(0, 'vanity:new'),
      incoming(1, 'vanity:v3', 'vanity:x'),
      incoming(2, 'vanity:y', 'vanity:new'),
      incoming(3, 'vanity:v1', 'vanity:v2'),
      incoming(4, 'vanity:x', 'vanity:y'),
    ],
    stored,
  );
  const found = groups.map((group) => [placesOf(group.incoming), group.stored.map(({ id }) => id)]);
  expect(found).toEqual([[[0, 1, 2, 4], ['3']]]);
  expect(placesOf(conflicts)).toEqual([3]);
});

test('a lead holds so many keys and no more: one that brings another is refused alone, one that brings none is not', () => {
  const stored = [{ id: '1', keys: keysOf('held', MAX_KEYS_OF_A_LEAD - 1) }];
  const { groups, crowded } = groupSamePeople(
    [
      incoming(0, 'vanity:held-0', 'vanity:more-0', 'vanity:more-1'),
      incoming(1, 'vanity:held-0', 'vanity:more-0'),
      incoming(2, 'vanity:held-0', 'vanity:more-1'),
      incoming(3, 'vanity:more-1', 'vanity:more-2'),
      incoming(4, 'vanity:held-1', 'vanity:more-2'),
      incoming(5, 'vanity:held-1', 'vanity:more-0'),
    ],
    stored,
  );
  expect(placesOf(crowded)).toEqual([0, 2, 4]);
  expect(groups.map((group) => placesOf(group.incoming))).toEqual([[1, 5], [3]]);
});

test('many leads of one person who has very many keys cost no more than many leads', () => {
  const keys = keysOf('held', 50_000);
  const batch = Array.from({ length: 500 }, (_, place) => incoming(place, `vanity:held-${place}`));
  const begun = performance.now();
  const { groups } = groupSamePeople(batch, [{ id: '1', keys }]);
  const ms = performance.now() - begun;
  console.log(`500 leads of a person with 50,000 keys: grouped in ${Math.round(ms)} ms`);
  expect(groups).toEqual([{ incoming: batch, stored: [{ id: '1', keys }] }]);
  expect(ms).toBeLessThan(500);
});

test('nobody grows without end: neither by batches nor by hand, and whoever is refused is told why and can be sent again', async () => {
  const rep = await createRep(await startTestService());
  const grow = (name: string, from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => lead([`vanity:${name}`, ...keysOf(`${name}-${from + at}`, 7)]));
  const answered = await push(rep, grow('anchor', 0, 20));
  expect(statuses(answered)).toEqual(['created', ...Array(8).fill('unchanged'), ...Array(11).fill('rejected')]);
  expect(answered.body.results[19].problem).toMatchObject({ code: 'lead-conflict', retryable: false });
  expect(answered.body.results[19].problem.detail).toContain(`more than ${MAX_KEYS_OF_A_LEAD} identity keys`);

  const [{ id }] = (await push(rep, grow('other', 0, 1))).body.results;
  const into = `/v1/leads/${answered.body.results[0].id}`;
  const read = await rep('GET', into);
  expect(read.body.identityKeys).toHaveLength(MAX_KEYS_OF_A_LEAD);
  const merged = await rep('POST', `${into}/merge`, { with: id }, { 'if-match': read.headers.get('etag') ?? '' });
  expect(merged).toMatchObject({ status: 409, body: { code: 'lead-conflict' } });
  expect((await rep('GET', `/v1/leads/${id}`)).body.identityKeys).toHaveLength(8);
});
