import type { Page } from '@playwright/test';
import { extensionDir } from '../../scripts/build-all.ts';
import { readCrm, readQueue } from '../../scripts/journeys/counts.ts';
import { expect } from '../../scripts/journeys/expect.ts';
import { openExtensionPage, searchPath } from '../../scripts/journeys/pages.ts';
import type { CaptureReply, MessageData, MessageType, Replies } from '../../utils/messaging/protocol.ts';
import { expectedPage } from '../practice/expected-page.ts';
import type { Random } from '../practice/random.ts';
import { startBrowserLife } from './browser-process.ts';
import { createExecutioner } from './executioner.ts';
import type { TruePage } from './ground-truth.ts';
import { judge } from './judge.ts';
import type { Kill } from './kills.ts';
import { optIn } from './opt-in.ts';
import type { Victim } from './ordeal.ts';
import type { Stage } from './stage.ts';

const variants = ['E1', 'E2', 'S1', 'S2'] as const;

/** The extension itself: a user with the side panel and a LinkedIn tab, who captures pages and asks for pushes. */
export async function openLeadferry(stage: Stage, random: Random, acknowledged: TruePage[]): Promise<Victim> {
  await optIn(stage);
  let linkedIn: Page | undefined;
  const executioner = await createExecutioner(
    stage,
    async () => {
      const life = await startBrowserLife({
        ...{ profile: stage.profile, extensionDir, practicePort: stage.practice.port },
        openPage: (context) => openExtensionPage(context, 'sidepanel'),
      });
      linkedIn = await life.context.newPage();
      return life;
    },
    () => acknowledged.flatMap(({ rows }) => rows.map(({ member }) => member)),
  );

  /** Says it to the worker, as the panel does. Undefined where no reply came: something was killed. */
  const tell = <T extends MessageType>(type: T, data: MessageData<T>) =>
    executioner
      .life()
      .page.evaluate((message) => chrome.runtime.sendMessage(message), { type, data })
      .catch(() => undefined) as Promise<Replies[T] | undefined>;

  /** Shows the page, and captures those of its rows that are asked for. */
  async function captureOnce(url: string, keys: 'all' | string[]): Promise<CaptureReply | undefined> {
    if (linkedIn?.url() !== url) await linkedIn?.goto(url);
    const tabId = await executioner.life().page.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://www.linkedin.com/*' });
      return tab?.id ?? -1;
    });
    return tell('captureRows', { tabId, url, keys });
  }

  return {
    executioner,
    async capture(page: TruePage, kills: Kill[]) {
      const variant = random.pick(variants);
      const { seed, population } = stage.practice.state;
      const { readable } = expectedPage(seed, page.number, variant, population);
      const url = `https://www.linkedin.com${searchPath(page.number)}&practice-layout=${variant}`;
      const keys = readable.slice(0, page.rows.length).map(({ identityKeys }) => identityKeys[0] ?? '');
      const attempt = async () => {
        const next = kills.shift();
        const asked = captureOnce(url, keys.length === readable.length ? 'all' : keys).catch(() => undefined);
        if (next) await executioner.kill(next);
        const reply = await asked;
        return reply?.ok ? reply.captured + reply.duplicates : (reply?.code ?? 'no reply');
      };
      const options = { intervals: [50], timeout: 60_000, message: `rows captured of page ${page.number}` };
      await expect.poll(attempt, options).toBe(page.rows.length);
      for (const left of kills) await executioner.kill(left); // acknowledged at the first try: the others strike after
    },
    push: () => tell('pushNow', {}),
    async pushAll() {
      const waiting = async () => {
        const reply = await tell('pushNow', {});
        return reply?.ok ? reply.waiting : reply?.code;
      };
      await expect.poll(waiting, { intervals: [200], timeout: 120_000, message: 'leads that wait' }).toBe(0);
    },
    async judge(captured) {
      const queue = await readQueue(executioner.life().page);
      return judge(captured, queue, await readCrm(await stage.service.databaseUrl(), stage.login.email));
    },
    close: () => executioner.life().context.close(),
  };
}
