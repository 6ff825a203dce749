import { describe, expect, it } from 'vitest';
import { claim } from '../../utils/queue/lease.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { captureOf, openTestQueue, person, testDeps } from './open-test-queue.ts';

describe('storing a capture', () => {
  it('writes one record for the whole page and counts its leads', async () => {
    const queue = openTestQueue();
    const outcome = await storeCapture(queue, captureOf(person('vanity:a'), person('vanity:b')), testDeps());
    expect(outcome).toEqual({ ok: true, captured: 2, duplicates: 0 });
    expect(await queue.captures.count()).toBe(1);
    expect(await readTotals(queue)).toEqual({ waiting: 2, refused: 0, pushed: 0 });
  });

  it('asks the browser for strict durability', () => {
    const queue = openTestQueue();
    expect((queue as unknown as { _options: object })._options).toMatchObject({
      chromeTransactionDurability: 'strict',
    });
  });

  it('queues a person once, whichever of their links the page had', async () => {
    const queue = openTestQueue();
    const deps = testDeps();
    await storeCapture(queue, captureOf(person('vanity:a', 'member:ACoAAfake1')), deps);
    const again = await storeCapture(queue, captureOf(person('member:ACoAAfake1')), deps);
    expect(again).toEqual({ ok: true, captured: 0, duplicates: 1 });
    expect(await queue.captures.count()).toBe(1);
  });

  it('queues a person once who stands twice on one page', async () => {
    const queue = openTestQueue();
    const outcome = await storeCapture(
      queue,
      captureOf(person('vanity:a', 'urn:7'), person('urn:7', 'member:ACoAAfake1')),
      testDeps(),
    );
    expect(outcome).toEqual({ ok: true, captured: 1, duplicates: 1 });
    const [capture] = await queue.captures.toArray();
    expect(capture?.leads[0]?.lead.identityKeys).toEqual(['vanity:a', 'urn:7', 'member:ACoAAfake1']);
  });

  it('keeps the identity keys that a second reading adds to a person who waits', async () => {
    const queue = openTestQueue();
    const deps = testDeps();
    await storeCapture(queue, captureOf(person('vanity:a')), deps);
    expect(await storeCapture(queue, captureOf(person('vanity:a', 'urn:7')), deps)).toMatchObject({ duplicates: 1 });
    expect(await storeCapture(queue, captureOf(person('urn:7')), deps)).toMatchObject({ captured: 0, duplicates: 1 });
  });

  it('does not touch what is being sent: the added keys go as a lead of their own, for the CRM to merge', async () => {
    const queue = openTestQueue();
    const deps = testDeps();
    await storeCapture(queue, captureOf(person('vanity:a')), deps);
    const claimed = await claim(queue, 500, deps.time);
    await storeCapture(queue, captureOf(person('vanity:a', 'urn:7')), deps);
    expect(await queue.captures.get(claimed?.captures[0]?.id ?? 0)).toEqual(claimed?.captures[0]);
    expect(await queue.captures.count()).toBe(2);
  });

  it('sends the lead that shows two waiting ones to be one person', async () => {
    const queue = openTestQueue();
    const deps = testDeps();
    await storeCapture(queue, captureOf(person('vanity:a')), deps);
    await storeCapture(queue, captureOf(person('member:ACoAAfake1')), deps);
    const joined = await storeCapture(queue, captureOf(person('vanity:a', 'member:ACoAAfake1')), deps);
    expect(joined).toMatchObject({ captured: 1 });
  });

  it('says that the disk is full, and keeps nothing of the capture', async () => {
    const queue = openTestQueue();
    await queue.open();
    queue.captures.hook('creating', () => {
      throw Object.assign(new Error('full'), { name: 'AbortError', inner: { name: 'QuotaExceededError' } });
    });
    expect(await storeCapture(queue, captureOf(person('vanity:a')), testDeps())).toEqual({
      ok: false,
      code: 'storage-full',
    });
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 0 });
  });
});
