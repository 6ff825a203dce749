// The push as the worker does it, in a page.
import { createClient } from '../utils/crm/client.ts';
import { pushBatch } from '../utils/crm/push-batch.ts';
import { drain } from '../utils/push/drain.ts';
import { createPost } from '../utils/push/post.ts';
import { applyResults } from '../utils/queue/apply-results.ts';
import { claim, release } from '../utils/queue/lease.ts';
import { storeCapture } from '../utils/queue/store-capture.ts';
import { createCapture, deps, openEmpty, type Pairs, pair, time } from './in-page.ts';

/** G9: so many people who wait are all sent and acknowledged, to the first service, beside the same to the second one. */
export async function draining(
  services: [string, string],
  key: string,
  people: number,
  rounds: number,
): Promise<Pairs> {
  const [ours, theirs] = await Promise.all(
    services.map(async (url) => {
      const queue = await openEmpty();
      const call = createClient({
        baseUrl: async () => url,
        tokens: { get: async () => ({ ok: true, token: key }) },
        fetch: (...request) => fetch(...request),
        now: deps.now,
      });
      return async () => {
        for (let sofar = 0; sofar < people; sofar += 25) await storeCapture(queue, createCapture(), deps);
        let pushed = 0;
        const taken = await time(async () => {
          const report = await drain({
            claim: (max, now) => claim(queue, max, now),
            apply: (claimed, results, now) => applyResults(queue, claimed, results, now),
            release: (fence, next) => release(queue, fence, next),
            post: createPost({ pushBatch: (leads, tries) => pushBatch(call, leads, tries), now: deps.now }),
            mayPush: async () => true,
            now: deps.now,
            random: Math.random,
          });
          pushed = report.pushed;
        });
        if (pushed !== people) throw new Error(`${pushed} of ${people} people arrived at ${url}`);
        return taken;
      };
    }),
  );
  return pair(rounds, ours as () => Promise<number>, theirs as () => Promise<number>);
}
