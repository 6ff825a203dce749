import { describe, expect, it } from 'vitest';
import { applyResults } from '../../utils/queue/apply-results.ts';
import { dropPeople } from '../../utils/queue/drop-people.ts';
import { findLocalStates } from '../../utils/queue/known.ts';
import { type Claim, claim, hurry, release, takeBack } from '../../utils/queue/lease.ts';
import { recentRefusals } from '../../utils/queue/refusals.ts';
import { purgeOutdated } from '../../utils/queue/retention.ts';
import { LEASE_MS, type LeadResult, SLOTS } from '../../utils/queue/state-machine.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { wipeQueue } from '../../utils/queue/wipe.ts';
import { captureOf, openTestQueue, person, testDeps } from './open-test-queue.ts';

const created = (claimed: Claim) =>
  new Map<string, LeadResult>(
    claimed.captures
      .flatMap(({ leads }) => leads)
      .map(({ clientRef }) => [clientRef, { clientRef, status: 'created', recordId: 'r' }]),
  );

async function queueOf(pages: number, rows = 1) {
  const queue = openTestQueue();
  const deps = testDeps();
  for (let page = 0; page < pages; page++) {
    const people = Array.from({ length: rows }, (_, row) => person(`vanity:p${page}-${row}`));
    await storeCapture(queue, captureOf(...people), deps);
  }
  return { queue, deps };
}

describe('the lease', () => {
  it('lets four sends overlap, each with captures of its own', async () => {
    const { queue, deps } = await queueOf(6);
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(queue, 1, deps.time)));
    const ids = claims.flatMap((claimed) => claimed?.captures.map(({ id }) => id) ?? []);
    expect(claims.filter(Boolean)).toHaveLength(SLOTS);
    expect(new Set(ids).size).toBe(SLOTS);
  });

  it('a worker that has just started takes back what the one before held, and nothing of its own', async () => {
    const { queue, deps } = await queueOf(2);
    await claim(queue, 1, deps.time);
    const bornAt = deps.time + 1;
    await claim(queue, 1, bornAt);
    await takeBack(queue, bornAt);
    expect((await claim(queue, 500, bornAt))?.captures.map(({ id }) => id)).toEqual([1]);
    expect(await claim(queue, 500, bornAt)).toBeUndefined();
  });

  it('claims the range that was given back before what comes behind', async () => {
    const { queue, deps } = await queueOf(3);
    const [first] = [await claim(queue, 1, deps.time), await claim(queue, 1, deps.time)];
    await release(queue, first?.fence ?? 0, { attempts: 0, notBefore: 0 });
    expect((await claim(queue, 500, deps.time))?.captures.map(({ id }) => id)).toEqual([1]);
    expect((await claim(queue, 500, deps.time))?.captures.map(({ id }) => id)).toEqual([3]);
  });

  it('lets one send at a time go ahead after a failure, until one is answered', async () => {
    const { queue, deps } = await queueOf(3);
    const failed = await claim(queue, 1, deps.time);
    await release(queue, failed?.fence ?? 0, { attempts: 1, notBefore: deps.time });
    const probe = (await claim(queue, 1, deps.time)) as Claim;
    expect(await claim(queue, 1, deps.time)).toBeUndefined();
    await applyResults(queue, probe, created(probe), deps.time);
    expect(await claim(queue, 1, deps.time)).toBeDefined();
    expect(await claim(queue, 1, deps.time)).toBeDefined();
  });

  it('an answer to a send that began before does not undo a wait that the service asked for', async () => {
    const { queue, deps } = await queueOf(5);
    const [told, before] = [await claim(queue, 1, deps.time), (await claim(queue, 1, deps.time)) as Claim];
    const until = deps.time + 600_000;
    await release(queue, told?.fence ?? 0, { attempts: 1, notBefore: until });
    await applyResults(queue, before, created(before), deps.time);
    expect(await claim(queue, 1, until - 1)).toBeUndefined();
    const probe = (await claim(queue, 1, until)) as Claim;
    await applyResults(queue, probe, created(probe), until);
    expect(await claim(queue, 1, until)).toBeDefined();
    expect(await claim(queue, 1, until)).toBeDefined(); // the pace is free again
  });

  it('is held by one drain at a time and given up when its time is over', async () => {
    const { queue, deps } = await queueOf(1);
    const first = await claim(queue, 500, deps.time);
    expect(await claim(queue, 500, deps.time)).toBeUndefined();
    const second = await claim(queue, 500, deps.time + LEASE_MS + 1);
    expect(second?.fence).toBe((first?.fence ?? 0) + 1);
  });

  it('is not frozen by a clock that jumps back', async () => {
    const { queue, deps } = await queueOf(1);
    await claim(queue, 500, deps.time + 10 * LEASE_MS);
    expect(await claim(queue, 500, deps.time)).toBeDefined();
  });

  it('takes whole captures up to the size asked for', async () => {
    const { queue, deps } = await queueOf(4, 10);
    const claimed = await claim(queue, 25, deps.time);
    expect(claimed?.captures.map(({ leads }) => leads.length)).toEqual([10, 10]);
  });

  it('takes a first capture that is larger than asked for', async () => {
    const { queue, deps } = await queueOf(1, 30);
    expect((await claim(queue, 25, deps.time))?.captures).toHaveLength(1);
  });

  it('waits after a failure, and not when the user asks', async () => {
    const { queue, deps } = await queueOf(1);
    const claimed = await claim(queue, 500, deps.time);
    await release(queue, claimed?.fence ?? 0, { attempts: 1, notBefore: deps.time + 5000 });
    expect(await claim(queue, 500, deps.time + 4999)).toBeUndefined();
    await hurry(queue);
    expect((await claim(queue, 500, deps.time + 4999))?.attempts).toBe(1);
  });
});

describe('who is erased while they are under way', () => {
  const answers: [string, (claimed: Claim) => Map<string, LeadResult>][] = [
    ['created', created],
    [
      'rejected',
      (claimed) =>
        new Map(
          [...created(claimed)].map(([ref]) => [
            ref,
            { clientRef: ref, status: 'rejected', problem: { code: 'lead-invalid' } } as LeadResult,
          ]),
        ),
    ],
    ['unanswered', () => new Map()],
  ];

  it.each(answers)(
    '%s: nothing of them comes back, the others are sent again, and the totals are right',
    async (_, answer) => {
      const { queue, deps } = await queueOf(2, 2);
      const claimed = (await claim(queue, 500, deps.time)) as Claim;
      await dropPeople(queue, ['vanity:p0-0']);
      expect(await applyResults(queue, claimed, answer(claimed), deps.time)).toBeUndefined();
      const kept = await Promise.all(
        [queue.captures, queue.exceptions, queue.acknowledged].map((table) => table.toArray()),
      );
      expect(JSON.stringify(kept)).not.toContain('p0-0');
      expect(await readTotals(queue)).toEqual({ waiting: 3, refused: 0, pushed: 0 });
      const again = (await claim(queue, 500, deps.time)) as Claim;
      expect(again.captures.flatMap(({ leads }) => leads)).toHaveLength(3);
      await applyResults(queue, again, created(again), deps.time);
      expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 3 });
    },
  );

  it('the same with who is tried again, and with who was captured too long ago', async () => {
    const { queue, deps } = await queueOf(1, 2);
    const first = (await claim(queue, 500, deps.time)) as Claim;
    await applyResults(queue, first, new Map(), deps.time); // unanswered: both are tried again by themselves
    const later = Date.UTC(2030, 0, 1);
    const again = (await claim(queue, 500, later)) as Claim;
    expect(again.exceptions).toHaveLength(2);
    await purgeOutdated(queue, later);
    expect(await applyResults(queue, again, new Map(), later)).toBeUndefined();
    expect(await queue.exceptions.count()).toBe(0);
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 0 });
  });
});

describe('applying results', () => {
  it('drops the payload of what was acknowledged and keeps keys, status and date', async () => {
    const { queue, deps } = await queueOf(1, 2);
    const claimed = (await claim(queue, 500, deps.time)) as Claim;
    expect(await applyResults(queue, claimed, created(claimed), deps.time)).toEqual({ pushed: 2, refused: 0 });
    expect(await queue.captures.count()).toBe(0);
    expect(JSON.stringify(await queue.acknowledged.toArray())).not.toContain('Person vanity');
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 2 });
    expect(await findLocalStates(queue, ['vanity:p0-0'])).toEqual(
      new Map([['vanity:p0-0', { state: 'in-crm', origin: { at: '2026-11-22T08:00:00.000Z' } }]]),
    );
  });

  it('writes nothing where another drain has taken over', async () => {
    const { queue, deps } = await queueOf(1);
    const stale = (await claim(queue, 500, deps.time)) as Claim;
    await claim(queue, 500, deps.time + LEASE_MS + 1);
    expect(await applyResults(queue, stale, created(stale), deps.time)).toBeUndefined();
    expect(await queue.captures.count()).toBe(1);
  });

  it('takes nothing away that a reading has added since the lease ran out', async () => {
    const { queue, deps } = await queueOf(1, 1);
    const late = (await claim(queue, 500, deps.time)) as Claim;
    const [key = ''] = late.captures[0]?.keys ?? [];
    deps.time += LEASE_MS + 1; // the computer slept
    await storeCapture(queue, captureOf(person(key, 'member:ACoAA1')), deps);
    expect(await applyResults(queue, late, created(late), deps.time)).toBeUndefined();
    expect((await queue.captures.toArray()).flatMap(({ keys }) => keys)).toEqual([key, 'member:ACoAA1']);
  });

  it('writes nothing after a wipe', async () => {
    const { queue, deps } = await queueOf(1);
    const claimed = (await claim(queue, 500, deps.time)) as Claim;
    expect(await wipeQueue(queue)).toEqual({ leads: 1, searches: 0 });
    expect(await applyResults(queue, claimed, created(claimed), deps.time)).toBeUndefined();
    expect(await queue.acknowledged.count()).toBe(0);
  });

  it('keeps a refused lead with its reason, and a waiting one until its time', async () => {
    const { queue, deps } = await queueOf(1, 3);
    const claimed = (await claim(queue, 500, deps.time)) as Claim;
    const [bad, late, lost] = claimed.captures.flatMap(({ leads }) => leads.map(({ clientRef }) => clientRef)) as [
      string,
      string,
      string,
    ];
    const results = new Map<string, LeadResult>([
      [bad, { clientRef: bad, status: 'rejected', problem: { code: 'lead-invalid', detail: 'name is empty' } }],
      [late, { clientRef: late, status: 'retry', problem: { code: 'daily-cap-reached' }, nextAt: deps.time + 1000 }],
    ]);
    expect(await applyResults(queue, claimed, results, deps.time)).toEqual({ pushed: 0, refused: 1 });
    expect(await readTotals(queue)).toEqual({ waiting: 2, refused: 1, pushed: 0 });
    expect(await recentRefusals(queue, 5)).toMatchObject([
      { clientRef: bad, code: 'lead-invalid', detail: 'name is empty' },
    ]);

    const soon = await claim(queue, 500, deps.time);
    expect(soon?.exceptions.map(({ clientRef }) => clientRef)).toEqual([lost]); // no answer for it: sent again
    const after = await claim(queue, 500, deps.time + LEASE_MS + 1);
    expect(after?.exceptions.map(({ clientRef }) => clientRef).sort()).toEqual([late, lost].sort());
  });
});
