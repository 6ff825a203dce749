import { setTimeout as pass } from 'node:timers/promises';
import type { BrowserLife } from './browser-process.ts';
import type { Kill, Moment } from './kills.ts';
import type { Stage } from './stage.ts';

/** One kill that was done, and everybody whose capture had been acknowledged by then. */
export interface DoneKill extends Kill {
  stake: string[];
}

export interface Executioner {
  /** the browser's life at this time */
  life(): BrowserLife;
  done: readonly DoneKill[];
  /** Kills, and brings back what does not come back by itself. */
  kill(kill: Kill): Promise<void>;
  /** Strikes when `push` comes to the kill's moment; where it never does, when it is over. */
  killInPush(kill: Kill, push: () => Promise<unknown>): Promise<void>;
  /** Lets `push` happen, but does not wait for a line that stalls. */
  pushInPeace(push: () => Promise<unknown>): Promise<void>;
}

const steps = { 'push sent': 'arrived', 'push taken': 'committed', 'push answered': 'over' } as const;

/** Kills as planned, and remembers what was at stake. */
export async function createExecutioner(
  stage: Stage,
  startLife: () => Promise<BrowserLife>,
  stake: () => string[],
): Promise<Executioner> {
  let life = await startLife();
  const done: DoneKill[] = [];

  async function kill(one: Kill) {
    const known = stake();
    await pass(one.delayMs); // when to strike, not a wait for anything
    if (one.victim === 'worker') await life.killWorker();
    else if (one.victim === 'service') await stage.service.killAndRestart();
    else if (one.victim === 'service and database') await stage.service.killWithDatabase();
    else {
      await life.kill();
      life = await startLife();
    }
    done.push({ ...one, stake: known });
  }

  /** Resolves when a push comes to this step. */
  const comesTo = (moment: Exclude<Moment, 'capture'>) =>
    new Promise<void>((resolve) => stage.listen((step) => step === steps[moment] && resolve()));

  return {
    life: () => life,
    done,
    kill,
    async killInPush(one, push) {
      const reached = comesTo(one.moment === 'capture' ? 'push sent' : one.moment);
      const over = push();
      await Promise.race([reached, over]);
      await kill(one);
      await over;
    },
    async pushInPeace(push) {
      const stalled = new Promise<void>((resolve) =>
        stage.listen((_, { fault }) => fault?.startsWith('stall') && resolve()),
      );
      await Promise.race([push(), stalled]);
    },
  };
}
