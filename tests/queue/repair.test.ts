import { describe, expect, it } from 'vitest';
import type { Person } from '../../utils/lead/lead.ts';
import { applyResults } from '../../utils/queue/apply-results.ts';
import { findLocalStates } from '../../utils/queue/known.ts';
import { claim } from '../../utils/queue/lease.ts';
import { listRefusals } from '../../utils/queue/refusals.ts';
import { dropRefused, editRefused, purgeDropped, restoreDropped, retryRefused } from '../../utils/queue/repair.ts';
import { listRepairs, markSent, unsentRepairs } from '../../utils/queue/repair-log.ts';
import { type LeadResult, UNDO_MS } from '../../utils/queue/state-machine.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { captureOf, openTestQueue, person, testDeps } from './open-test-queue.ts';

/** A queue in which these people were refused, each for the reason that stands beside them. */
async function refused(reasons: Record<string, string>) {
  const queue = openTestQueue();
  const deps = testDeps();
  await storeCapture(queue, captureOf(...Object.keys(reasons).map((key) => person(key))), deps);
  const claimed = await claim(queue, 500, deps.time);
  if (!claimed) throw new Error('nothing was claimed');
  const refs = new Map<string, string>();
  const results = new Map<string, LeadResult>();
  for (const { clientRef, lead } of claimed.captures.flatMap(({ leads }) => leads)) {
    const [key = ''] = lead.identityKeys;
    refs.set(key, clientRef);
    results.set(clientRef, { clientRef, status: 'rejected', problem: { code: reasons[key] ?? '' } });
  }
  await applyResults(queue, claimed, results, deps.time);
  const ref = (key: string) => refs.get(key) ?? '';
  return { queue, deps, ref };
}

const sent = async (queue: Awaited<ReturnType<typeof refused>>['queue'], now: number) =>
  (await claim(queue, 500, now))?.exceptions.map(({ clientRef, queued, attempts }) => ({
    ...{ clientRef, attempts, name: queued.lead.name.shown },
  }));

describe('refused people', () => {
  it('are listed by why, with how many there are and the first of them', async () => {
    const { queue } = await refused({
      'vanity:a': 'lead-invalid',
      'vanity:b': 'lead-conflict',
      'vanity:c': 'lead-invalid',
    });
    const kinds = await listRefusals(queue, 1);
    expect(kinds.map(({ code, count, shown }) => [code, count, shown.length])).toEqual([
      ['lead-conflict', 1, 1],
      ['lead-invalid', 2, 1],
    ]);
    expect((await listRefusals(queue, 1, new Map([['lead-invalid', 9]])))[1]?.shown).toHaveLength(2);
  });

  it('are sent again under the same reference, as another attempt', async () => {
    const { queue, deps, ref } = await refused({ 'vanity:a': 'lead-invalid', 'vanity:b': 'lead-invalid' });
    expect(await retryRefused(queue, { clientRef: ref('vanity:a') }, deps)).toBe(1);
    expect(await readTotals(queue)).toEqual({ waiting: 1, refused: 1, pushed: 0 });
    expect((await findLocalStates(queue, ['vanity:a'])).get('vanity:a')).toMatchObject({ state: 'queued' });
    expect(await sent(queue, deps.time)).toEqual([
      { clientRef: ref('vanity:a'), attempts: 1, name: 'Person vanity:a' },
    ]);
  });

  it('are sent again all of a kind, and no other', async () => {
    const { queue, deps } = await refused({
      'vanity:a': 'lead-invalid',
      'vanity:b': 'lead-conflict',
      'vanity:c': 'lead-invalid',
    });
    expect(await retryRefused(queue, { code: 'lead-invalid' }, deps)).toBe(2);
    expect(await readTotals(queue)).toEqual({ waiting: 2, refused: 1, pushed: 0 });
    expect((await sent(queue, deps.time))?.map(({ name }) => name).sort()).toEqual([
      'Person vanity:a',
      'Person vanity:c',
    ]);
  });

  it('go as the user has changed them, and are found by their new keys', async () => {
    const { queue, deps, ref } = await refused({ 'vanity:a': 'lead-invalid' });
    const changed: Person = { ...person('urn:7'), headline: 'Plant Manager' };
    expect(await editRefused(queue, ref('vanity:a'), changed, deps)).toBe(true);
    const known = await findLocalStates(queue, ['vanity:a', 'urn:7']);
    expect([...known.keys()]).toEqual(['urn:7']);
    expect(known.get('urn:7')).toMatchObject({ state: 'queued' });
    const [kept] = await queue.exceptions.toArray();
    expect(kept).toMatchObject({ clientRef: ref('vanity:a'), attempts: 1, queued: { lead: changed } });
  });

  it('cannot be changed while they are on their way, or once they are gone', async () => {
    const { queue, deps, ref } = await refused({ 'vanity:a': 'lead-invalid' });
    await retryRefused(queue, { clientRef: ref('vanity:a') }, deps);
    expect(await editRefused(queue, ref('vanity:a'), person('vanity:z'), deps)).toBe(false);
    expect(await dropRefused(queue, { clientRef: ref('vanity:a') }, 'd', deps)).toBe(0);
    expect(await retryRefused(queue, { clientRef: ref('vanity:a') }, deps)).toBe(0);
  });

  it('are dropped, had back as they were for ten seconds, and then gone', async () => {
    const { queue, deps, ref } = await refused({ 'vanity:a': 'lead-invalid', 'vanity:b': 'lead-invalid' });
    const before = await queue.exceptions.toArray();
    expect(await dropRefused(queue, { code: 'lead-invalid' }, 'both', deps)).toBe(2);
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 0 });
    expect((await findLocalStates(queue, ['vanity:a'])).size).toBe(0);
    expect(await restoreDropped(queue, 'both', deps)).toBe(2);
    expect(await queue.exceptions.toArray()).toEqual(before);
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 2, pushed: 0 });

    await dropRefused(queue, { clientRef: ref('vanity:a') }, 'one', deps);
    await purgeDropped(queue, deps.time + UNDO_MS - 1);
    expect(await queue.dropped.count()).toBe(1);
    await purgeDropped(queue, deps.time + UNDO_MS);
    expect(await queue.dropped.count()).toBe(0);
    expect(await restoreDropped(queue, 'one', deps)).toBe(0);
  });

  it('who were dropped can be queued anew', async () => {
    const { queue, deps } = await refused({ 'vanity:a': 'lead-invalid' });
    await dropRefused(queue, { code: 'lead-invalid' }, 'd', deps);
    expect(await storeCapture(queue, captureOf(person('vanity:a')), deps)).toMatchObject({
      captured: 1,
      duplicates: 0,
    });
  });

  it('can be any number: thousands are mended part by part', async () => {
    const reasons = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`vanity:p${index}`, 'lead-invalid']));
    const { queue, deps } = await refused(reasons);
    const rows = await queue.exceptions.toArray();
    for (const part of [1, 2]) {
      await queue.exceptions.bulkAdd(rows.map((row) => ({ ...row, clientRef: `${row.clientRef}-${part}` })));
    }
    await queue.control.put({ name: 'totals', waiting: 0, refused: 1500, pushed: 0 });
    expect(await dropRefused(queue, { code: 'lead-invalid' }, 'all', deps)).toBe(1500);
    expect(await restoreDropped(queue, 'all', deps)).toBe(1500);
    expect(await retryRefused(queue, { code: 'lead-invalid' }, deps)).toBe(1500);
    expect(await readTotals(queue)).toEqual({ waiting: 1500, refused: 0, pushed: 0 });
  });
});

describe('the lines of what was done', () => {
  it('tell each thing once, and name nobody', async () => {
    const { queue, deps, ref } = await refused({ 'vanity:a': 'lead-invalid', 'vanity:b': 'lead-conflict' });
    await editRefused(queue, ref('vanity:a'), { ...person('vanity:a'), location: 'Halden' }, deps);
    await dropRefused(queue, { code: 'lead-conflict' }, 'd', deps);
    await restoreDropped(queue, 'd', deps);
    await retryRefused(queue, { code: 'lead-conflict' }, deps);
    const lines = await listRepairs(queue, 10);
    expect(lines.map(({ action, code, leads, fields }) => [action, code, leads, fields])).toEqual([
      ['retried', 'lead-conflict', 1, undefined],
      ['restored', 'lead-conflict', 1, undefined],
      ['dropped', 'lead-conflict', 1, undefined],
      ['edited', 'lead-invalid', 1, ['location']],
    ]);
    const text = JSON.stringify(lines);
    for (const personal of ['vanity:', 'Halden', ref('vanity:a'), 'Person']) expect(text).not.toContain(personal);
  });

  it('wait until the service has them', async () => {
    const { queue, deps } = await refused({ 'vanity:a': 'lead-invalid' });
    await retryRefused(queue, { code: 'lead-invalid' }, deps);
    const lines = await unsentRepairs(queue, 10);
    expect(lines).toHaveLength(1);
    await markSent(queue, lines);
    expect(await unsentRepairs(queue, 10)).toEqual([]);
    expect(await listRepairs(queue, 10)).toMatchObject([{ sent: 1 }]);
  });
});
