import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Person } from '../../utils/lead/lead.ts';
import type { Keep } from '../../utils/link/same-account.ts';
import { openQueue } from '../../utils/queue/open-queue.ts';
import type { CaptureRequest } from '../../utils/queue/store-capture.ts';

/** A queue of its own for one test. */
export const openTestQueue = () => openQueue('test', { indexedDB: new IDBFactory(), IDBKeyRange });

/** An invented person with these identity keys. */
export const person = (...identityKeys: string[]): Person => ({
  kind: 'person',
  identityKeys,
  name: { shown: `Person ${identityKeys[0]}` },
});

export const captureOf = (...people: Person[]): CaptureRequest => ({
  leads: people.map((lead, index) => ({ lead, place: index + 1 })),
  source: { url: 'https://www.linkedin.com/search/results/people/?keywords=plant', page: 'people-search' },
  capturedAt: '2026-11-22T08:00:00.000Z',
});

/** Deterministic stand-ins for the clock and for random ids. */
export function testDeps(start = 1_000_000) {
  let count = 0;
  const deps = {
    time: start,
    now: () => deps.time,
    random: () => 0.5,
    randomUUID: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}` as const,
  };
  return deps;
}

/** An account that stays: whatever is asked as it may be kept. */
export const nobodyLeaves: () => Promise<Keep> = async () => (work) => work();
