// What the arms in the page share.
import type { Lead } from '../utils/lead/lead.ts';
import type { QueueDatabase } from '../utils/queue/database.ts';
import { openQueue } from '../utils/queue/open-queue.ts';
import type { CaptureRequest } from '../utils/queue/store-capture.ts';

export type Pairs = [arm: number, yardstick: number][];

export const ROWS = 25;
export const deps = { now: () => Date.now(), randomUUID: () => crypto.randomUUID() };
let made = 0;
let databases = 0;

/** How many people were made so far; the last one is `invented-person-` and this. */
export const countMade = () => made;

/** A page of people whom nobody has read before. */
export function createCapture(rows = ROWS): CaptureRequest {
  const leads = Array.from({ length: rows }, (_, index) => {
    made += 1;
    const lead: Lead = {
      kind: 'person',
      identityKeys: [`vanity:invented-person-${made}`, `member:ACoAAinvented${made}`],
      name: { shown: `Invented Person ${made}`, given: 'Invented', family: `Person ${made}` },
      headline: 'Plant Manager at an invented company that makes what nobody needs '.repeat(6),
      location: 'Malmö, Skåne County, Sweden',
      degree: 2,
    };
    return { lead, place: index + 1 };
  });
  const source = { url: 'https://www.linkedin.com/search/results/people/?keywords=plant', page: 'people-search' };
  return { leads, source, capturedAt: new Date().toISOString() };
}

export const time = async (arm: () => unknown): Promise<number> => {
  const start = performance.now();
  await arm();
  return performance.now() - start;
};

/** Both arms once to warm up, then in turns. */
export async function pair(
  rounds: number,
  arm: () => Promise<number>,
  yardstick: () => Promise<number>,
): Promise<Pairs> {
  await arm();
  await yardstick();
  const pairs: Pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) pairs.push([await arm(), await yardstick()]);
    else {
      const second = await yardstick();
      pairs.push([await arm(), second]);
    }
  }
  return pairs;
}

/** A queue of its own, with nobody in it. */
export const openEmpty = async (): Promise<QueueDatabase> => {
  databases += 1;
  return openQueue(`queue-${databases}`).open() as unknown as Promise<QueueDatabase>;
};
