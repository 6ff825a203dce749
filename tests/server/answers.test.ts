import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createUser, lead, push, queryAsOwner, startTestService, statuses } from './service.ts';

let clock = new Date('2026-11-20T12:00:00.000Z');
const service = await startTestService({ dailyCap: 100_000, now: () => clock });

/** Kinds of lead by what becomes of them; each makes a new one, so that none depends on another. */
async function createKinds(accountId: string, rep: Awaited<ReturnType<typeof createUser>>['rep']) {
  const pepper = readFileSync(join(service.dataDir, 'secrets', 'suppression-pepper'), 'utf8');
  const known = Array.from({ length: 700 }, (_, at) => `vanity:known-${at}`);
  for (let from = 0; from < known.length; from += 350)
    await push(
      rep,
      known.slice(from, from + 350).map((key, at) => lead([key, `member:ACoAAk${from + at}`])),
    );
  const hidden = Array.from({ length: 300 }, (_, at) => `vanity:hidden-${at}`);
  for (const key of hidden) {
    const hash = createHmac('sha256', pepper).update(`suppression ${key}`).digest('hex');
    await queryAsOwner(service, 'INSERT INTO suppression (account_id, key_hash) VALUES ($1, $2)', [accountId, hash]);
  }
  const next = (keys: string[]) => keys.pop() as string;
  return {
    created: () => lead([`vanity:${randomUUID()}`]),
    unchanged: () => lead([next(known)]),
    updated: () => lead([next(known)], { headline: 'Newer', capturedAt: '2026-11-20T11:00:00.000Z' }),
    suppressed: () => lead([next(hidden)]),
    rejected: () => lead(['https://www.linkedin.com/in/no-key']),
    conflict: () => lead([next(known), `member:ACoAA${randomUUID().slice(0, 8)}`]),
  };
}

test('A15: each lead of a batch gets its own answer at its own place, whatever stands beside it', async () => {
  const { rep, accountId } = await createUser(service);
  const kinds = await createKinds(accountId, rep);
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const patterns = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c])));
  let survived = 0;
  for (let from = 0; from < patterns.length; from += 12) {
    await Promise.all(
      patterns.slice(from, from + 12).map(async (pattern) => {
        const leads = pattern.map((name) => kinds[name as keyof typeof kinds]());
        const answered = await push(rep, leads);
        expect([pattern, statuses(answered)]).toEqual([
          pattern,
          pattern.map((name) => (name === 'conflict' ? 'rejected' : name)),
        ]);
        expect(answered.body.results.map(({ clientRef }: { clientRef: string }) => clientRef)).toEqual(
          leads.map(({ clientRef }) => clientRef),
        );
        survived++;
      }),
    );
  }
  console.log(`A15 partial batches: ${survived} of ${patterns.length} survived`);
}, 120_000);

test('A31: a key replayed ten times, with another body, and while it is in flight', async () => {
  const { rep, accountId } = await createUser(service);
  const [leads, key] = [[lead(['vanity:replay'])], randomUUID()];
  const all = await Promise.all(Array.from({ length: 4 }, () => push(rep, leads, key)));
  const replays = [];
  for (let time = 0; time < 10; time++) replays.push(await push(rep, leads, key));
  const changed = [];
  for (let time = 0; time < 10; time++) changed.push(await push(rep, [lead([`vanity:changed-${time}`])], key));
  expect(all.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
  expect(replays.map(({ status, headers }) => [status, headers.get('idempotency-replayed')])).toEqual(
    replays.map(() => [200, 'true']),
  );
  expect(changed.map(({ status, body }) => [status, body.code])).toEqual(
    changed.map(() => [422, 'idempotency-key-reused']),
  );
  const [{ rows }] = await queryAsOwner(
    service,
    'SELECT count(*)::int AS rows FROM lead_capture WHERE account_id = $1',
    [accountId],
  );
  console.log(
    `A31 replayed, changed, in flight: ${replays.length + changed.length + all.length} asked, ${rows} of 1 stored`,
  );
  expect(rows).toBe(1);
});

test('A20: a client whose clock is wrong neither wins for ever nor loses what it saw', async () => {
  const { rep } = await createUser(service);
  const at = (shift: number) => new Date(clock.getTime() + shift).toISOString();
  const [day, year] = [24 * 3_600_000, 365 * 24 * 3_600_000];
  const headline = async (key: string) => {
    const id = (await rep('POST', '/v1/leads/lookup', { identityKeys: [key] })).body.results[0].id;
    return (await rep('GET', `/v1/leads/${id}`)).body.headline;
  };
  const say = (key: string, words: string, shift: number) =>
    push(rep, [lead([key], { headline: words, capturedAt: at(shift) })]);

  await say('vanity:ahead', 'From three years ahead', 3 * year);
  expect(await headline('vanity:ahead')).toBe('From three years ahead');
  clock = new Date(clock.getTime() + 10 * 60_000);
  await say('vanity:ahead', 'Ten minutes later, by a right clock', 0);
  expect(await headline('vanity:ahead')).toBe('Ten minutes later, by a right clock');

  await say('vanity:behind', 'Now', 0);
  await say('vanity:behind', 'By a clock two days behind', -2 * day);
  expect(await headline('vanity:behind')).toBe('Now');
  const before = (await rep('GET', '/v1/leads/allowance')).body;
  await say('vanity:yesterday', 'Captured yesterday, says the client', -day);
  expect((await rep('GET', '/v1/leads/allowance')).body.used).toBe(before.used + 1); // counted on the service's day
  for (const capturedAt of ['', 'yesterday', '2026-13-40T00:00:00Z', '-000001-01-01T00:00:00Z', 1_700_000_000])
    expect([capturedAt, statuses(await push(rep, [lead(['vanity:when'], { capturedAt })]))]).toEqual([
      capturedAt,
      ['rejected'],
    ]);
  console.log('A20 client clocks: ahead, behind and none: 3 of 3 survived');
});
