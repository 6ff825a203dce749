import type { Random } from '../practice/random.ts';

/** What is killed. */
export const victims = ['worker', 'browser', 'service', 'service and database'] as const;
export type Victim = (typeof victims)[number];

/** When: while a capture is stored; when a push reaches the proxy; when the service has taken it; when its answer is there. */
export const moments = ['capture', 'push sent', 'push taken', 'push answered'] as const;
export type Moment = (typeof moments)[number];

export interface Kill {
  victim: Victim;
  moment: Moment;
  /** how much later, in ms */
  delayMs: number;
}

/** Of twenty kills fourteen hit the worker, which dies most often, three the service, two the browser, one the database too. */
const mix: Victim[] = [
  ...Array<Victim>(14).fill('worker'),
  ...Array<Victim>(3).fill('service'),
  ...Array<Victim>(2).fill('browser'),
  'service and database',
];

/** As many kills as asked for, in an order and at times that the seed decides. */
export function planKills(count: number, random: Random): Kill[] {
  const kills = Array.from({ length: count }, (_, index) => ({
    victim: mix[index % mix.length] as Victim,
    // Moments turn slower than victims, so that in the end each victim has met each moment.
    moment: moments[(index + Math.floor(index / mix.length)) % moments.length] as Moment,
    delayMs: random.below(3) === 0 ? 0 : random.below(40),
  }));
  for (let last = kills.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [kills[last], kills[other]] = [kills[other] as Kill, kills[last] as Kill];
  }
  return kills;
}
