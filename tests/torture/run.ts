import { setTimeout as pass } from 'node:timers/promises';
import { readCrm, readQueue } from '../../scripts/journeys/counts.ts';
import { expect } from '../../scripts/journeys/expect.ts';
import { searchPath } from '../../scripts/journeys/pages.ts';
import { signIn } from '../../server/contract/sign-in.ts';
import type { CaptureReply, MessageData, MessageType, Replies } from '../../utils/messaging/protocol.ts';
import { isPush, type LoggedRequest } from '../faults/fault-proxy.ts';
import { expectedPage } from '../practice/expected-page.ts';
import { createRandom, type Random } from '../practice/random.ts';
import { type BrowserLife, startBrowserLife } from './browser-process.ts';
import { populationFor, type TruePage, truePages } from './ground-truth.ts';
import { judge, type Verdict } from './judge.ts';
import { type Kill, type Moment, planKills } from './kills.ts';
import { openStage, type Stage } from './stage.ts';

export interface TortureOptions {
  seed: number;
  leads: number;
  kills: number;
  /** how many of the pushes and of the token refreshes go wrong, from 0 to 1 */
  faultShare?: number;
  say: (line: string) => void;
}

/** One kill that was done, and everybody whose capture had been acknowledged by then. */
export interface DoneKill extends Kill {
  stake: string[];
}

export interface Ordeal {
  verdict: Verdict;
  kills: DoneKill[];
  requests: readonly LoggedRequest[];
  /** leads that the service took in more than once; it knows them again */
  sentAgain: number;
}

/**
 * Captures page after page of the practice LinkedIn through the extension, while pushes go over a line that fails and
 * worker, browser, service and database are killed. In the end the line works; then both databases are asked.
 */
export async function torture(options: TortureOptions): Promise<Ordeal> {
  const { seed, leads, kills, say, faultShare = 0.5 } = options;
  const population = populationFor(leads);
  const pages = truePages(seed, population, leads);
  const stage = await openStage({ seed, population, say });
  try {
    const random = createRandom(seed, 'torture');
    const rack = await createRack(stage, random, { seed, population });
    try {
      stage.proxy.set({
        share: faultShare,
        where: (request) => isPush(request) || request.url === signIn.tokenPath,
      });
      const plan = planKills(kills, random);
      for (const [index, page] of pages.entries()) {
        const due = Math.round(((index + 1) * kills) / pages.length) - rack.done.length;
        await rack.torturePage(page, plan.splice(0, due));
        if ((index + 1) % 20 === 0) say(`  ${rack.captured().length} people captured, ${rack.done.length} kills`);
      }
      stage.proxy.set({ share: 0 });
      await rack.pushAll();
      const queue = await readQueue(rack.panel());
      const crm = await readCrm(await stage.databaseUrl(), stage.login.email);
      const verdict = judge(rack.captured(), queue, crm);
      return { verdict, kills: rack.done, requests: stage.proxy.log, sentAgain: countSentAgain(stage.proxy.log) };
    } finally {
      await rack.close();
    }
  } finally {
    await stage.close();
  }
}

const countSentAgain = (log: readonly LoggedRequest[]): number => {
  const taken = log.filter(({ committed }) => committed).flatMap(({ clientRefs }) => clientRefs);
  return taken.length - new Set(taken).size;
};

const variants = ['E1', 'E2', 'S1', 'S2'] as const;

/** One user at work, and what happens to them. */
async function createRack(stage: Stage, random: Random, world: { seed: number; population: number }) {
  let life: BrowserLife = await startBrowserLife(stage.profile, stage.practice.port);
  const done: DoneKill[] = [];
  const acknowledged: TruePage[] = [];
  const captured = () => acknowledged.flatMap(({ rows }) => rows);

  /** Says it to the worker, as the panel does. Undefined where no reply came: something was killed. */
  const tell = <T extends MessageType>(type: T, data: MessageData<T>): Promise<Replies[T] | undefined> =>
    life.panel
      .evaluate((message) => chrome.runtime.sendMessage(message), { type, data })
      .catch(() => undefined) as Promise<Replies[T] | undefined>;

  async function kill(one: Kill) {
    const stake = captured().map(({ member }) => member);
    if (one.delayMs > 0) await pass(one.delayMs); // when to strike, not a wait for anything
    if (one.victim === 'worker') await life.killWorker();
    else if (one.victim === 'service') await stage.service.killAndRestart();
    else if (one.victim === 'service and database') await stage.service.killWithDatabase();
    else {
      await life.kill();
      life = await startBrowserLife(stage.profile, stage.practice.port);
    }
    done.push({ ...one, stake });
  }

  /** Shows the page and captures it, with kills meanwhile, until the worker acknowledges. */
  async function capture(page: TruePage, kills: Kill[]) {
    const variant = random.pick(variants);
    const shown = expectedPage(world.seed, page.number, variant, world.population).readable;
    const url = `https://www.linkedin.com${searchPath(page.number)}&practice-layout=${variant}`;
    const keys = shown.slice(0, page.rows.length).map(({ identityKeys }) => identityKeys[0] ?? '');
    const ask = async (): Promise<CaptureReply | undefined> => {
      if (life.linkedIn.url() !== url) await life.linkedIn.goto(url);
      const tabId = await life.panel.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ url: 'https://www.linkedin.com/*' });
        return tab?.id ?? -1;
      });
      return tell('captureRows', { tabId, url, keys: keys.length === shown.length ? 'all' : keys });
    };
    let last: CaptureReply | undefined;
    const tryOnce = async () => {
      const next = kills.shift();
      const asked = ask();
      if (next) await Promise.all([asked.catch(() => undefined), kill(next)]);
      last = await asked.catch(() => undefined);
      return last?.ok ? 'captured' : (last?.code ?? 'no reply');
    };
    await expect.poll(tryOnce, { intervals: [50], timeout: 60_000, message: `page ${page.number}` }).toBe('captured');
    if (last?.ok && last.captured + last.duplicates < page.rows.length)
      throw new Error(`Page ${page.number}: ${last.captured} captured of ${page.rows.length}.`);
    acknowledged.push(page);
  }

  const steps = { 'push sent': 'arrived', 'push taken': 'committed', 'push answered': 'over' } as const;

  /** Lets a push begin and strikes at the moment that was chosen; where no push comes to it, strikes anyway. */
  async function killInPush(one: Kill & { moment: Exclude<Moment, 'capture'> }) {
    const reached = new Promise<void>((resolve) => {
      stage.listen((step) => step === steps[one.moment] && resolve());
    });
    const over = tell('pushNow', {});
    await Promise.race([reached, over]);
    await kill(one);
    await over;
  }

  return {
    done,
    captured,
    panel: () => life.panel,
    async torturePage(page: TruePage, kills: Kill[]) {
      await capture(
        page,
        kills.filter(({ moment }) => moment === 'capture'),
      );
      for (const { moment, ...one } of kills) if (moment !== 'capture') await killInPush({ ...one, moment });
    },
    /** The line works again: pushes until nothing waits. */
    async pushAll() {
      const waiting = async () => {
        const reply = await tell('pushNow', {});
        return reply?.ok ? reply.waiting : reply?.code;
      };
      await expect.poll(waiting, { intervals: [200], timeout: 120_000, message: 'everything is pushed' }).toBe(0);
    },
    close: () => life.context.close(),
  };
}
