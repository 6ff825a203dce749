import { signIn } from '../../server/contract/sign-in.ts';
import { isPush, type LoggedRequest } from '../faults/fault-proxy.ts';
import { createRandom, type Random } from '../practice/random.ts';
import type { DoneKill, Executioner } from './executioner.ts';
import { populationFor, type TruePage, type TrueRow, truePages } from './ground-truth.ts';
import type { Verdict } from './judge.ts';
import { type Kill, planKills } from './kills.ts';
import { openStage, type Stage } from './stage.ts';

export interface TortureOptions {
  seed: number;
  leads: number;
  kills: number;
  say: (line: string) => void;
}

/** What was done to a queue, and what came of it. */
export interface Ordeal {
  verdict: Verdict;
  kills: readonly DoneKill[];
  requests: readonly LoggedRequest[];
  /** identity key → the person on the captured pages */
  memberOf: ReadonlyMap<string, string>;
  /** leads that the service took in more than once; it knows them again */
  sentAgain: number;
}

/** A queue under torture: ours, or another. */
export interface Victim {
  executioner: Executioner;
  /** Captures a page, and again until that is acknowledged; the kills strike meanwhile. */
  capture(page: TruePage, kills: Kill[]): Promise<void>;
  push(): Promise<unknown>;
  /** Pushes until nothing waits; the line works. */
  pushAll(): Promise<void>;
  judge(captured: TrueRow[]): Promise<Verdict>;
  close(): Promise<void>;
}

/** How many of the pushes and of the token refreshes go wrong. */
const FAULT_SHARE = 0.5;

/**
 * Captures page after page while pushes go over a line that fails, and worker, browser, service and database are killed.
 * The same seed gives the same people, faults and kills. In the end the line works; then the databases are asked.
 */
export async function endure(
  { seed, leads, kills, say }: TortureOptions,
  openVictim: (stage: Stage, random: Random, acknowledged: TruePage[]) => Promise<Victim>,
): Promise<Ordeal> {
  const population = populationFor(leads);
  const pages = truePages(seed, population, leads);
  const stage = await openStage({ seed, population, say });
  try {
    const random = createRandom(seed, 'torture');
    const plan = planKills(kills, random);
    const acknowledged: TruePage[] = [];
    const victim = await openVictim(stage, random, acknowledged);
    try {
      stage.proxy.set({
        share: FAULT_SHARE,
        where: (request) => isPush(request) || request.url === signIn.tokenPath,
      });
      const { executioner } = victim;
      for (const [index, page] of pages.entries()) {
        const due = Math.round(((index + 1) * kills) / pages.length) - (kills - plan.length);
        const now = plan.splice(0, due);
        await victim.capture(
          page,
          now.filter(({ moment }) => moment === 'capture'),
        );
        acknowledged.push(page);
        for (const kill of now.filter(({ moment }) => moment !== 'capture'))
          await executioner.killInPush(kill, victim.push);
        await executioner.pushInPeace(victim.push);
        await executioner.pushInPeace(victim.push);
        if ((index + 1) % 20 === 0) say(`  page ${index + 1} of ${pages.length}, ${executioner.done.length} kills`);
      }
      stage.proxy.set({ share: 0 });
      await victim.pushAll();
      const captured = acknowledged.flatMap(({ rows }) => rows);
      const verdict = await victim.judge(captured);
      const memberOf = new Map(captured.flatMap(({ keys, member }) => keys.map((key) => [key, member] as const)));
      return {
        memberOf,
        verdict,
        kills: executioner.done,
        requests: stage.proxy.log,
        sentAgain: countSentAgain(stage.proxy.log),
      };
    } finally {
      await victim.close();
    }
  } finally {
    await stage.close();
  }
}

function countSentAgain(log: readonly LoggedRequest[]): number {
  const taken = log.filter(({ committed }) => committed).flatMap(({ clientRefs }) => clientRefs);
  return taken.length - new Set(taken).size;
}
