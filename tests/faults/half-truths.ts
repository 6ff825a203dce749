import type { BatchResult } from '../../server/contract/leads.ts';
import { createProblem } from '../../server/http/problems.ts';
import type { Random } from '../practice/random.ts';
import type { ServiceAnswer } from './exchange.ts';
import type { Fault } from './faults.ts';

/** A 200 with half of its JSON, and a length that says this is all. */
export const truncateJson: Fault = async ({ forward, answer }) => {
  const whole = await forward();
  answer({ ...whole, body: whole.body.subarray(0, Math.floor(whole.body.length / 2)) });
};

/** Answers for some of the leads only, though the service has answered for all. */
export const dropResults: Fault = async ({ forward, answer, random }) => {
  answer(changeSome(await forward(), random, () => undefined));
};

/** Says "later" of some of the leads, though the service has taken them. */
export const deferResults: Fault = async ({ forward, answer, random }) => {
  const problem = createProblem('database-unavailable', { retryAfter: 1 });
  answer(changeSome(await forward(), random, ({ clientRef }) => ({ clientRef, status: 'retry', problem })));
};

/** Changes at least one result of a batch; an answer that is no batch stays as it is. */
function changeSome(
  answer: ServiceAnswer,
  random: Random,
  change: (result: BatchResult) => BatchResult | undefined,
): ServiceAnswer {
  const said = answer.status === 200 ? (JSON.parse(answer.body.toString()) as { results?: BatchResult[] }) : {};
  if (!said.results?.length) return answer;
  const hit = random.below(said.results.length);
  const results = said.results.flatMap((result, index) =>
    index === hit || random.chance(0.3) ? (change(result) ?? []) : [result],
  );
  return { ...answer, body: Buffer.from(JSON.stringify({ results })) };
}
