import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readCrm } from '../../../scripts/journeys/counts.ts';
import { expect } from '../../../scripts/journeys/expect.ts';
import { openDesk } from '../../../server/commands/desk.ts';
import { extensionId } from '../../../server/contract/sign-in.ts';
import type { Random } from '../../practice/random.ts';
import { startBrowserLife } from '../browser-process.ts';
import { createExecutioner } from '../executioner.ts';
import type { TruePage, TrueRow } from '../ground-truth.ts';
import { judge } from '../judge.ts';
import type { Victim } from '../ordeal.ts';
import type { Stage } from '../stage.ts';
import { buildWorkbox } from './build.ts';
import type { WorkboxMessage } from './worker.ts';

/** Workbox background-sync's queue with the same people: one request for each page, as the service likes them. */
export async function openWorkbox(stage: Stage, _: Random, acknowledged: TruePage[]): Promise<Victim> {
  const extensionDir = join(stage.dataDir, '..', 'workbox');
  await buildWorkbox(extensionDir);
  const desk = await openDesk({ DATABASE_URL: await stage.service.databaseUrl(), DATA_DIR: stage.dataDir });
  const key = await desk.createKey(stage.login.email, 'workbox').finally(() => desk.close());

  const executioner = await createExecutioner(
    stage,
    () =>
      startBrowserLife({
        ...{ profile: stage.profile, extensionDir, practicePort: stage.practice.port },
        async openPage(context) {
          const page = await context.newPage();
          await page.goto(`chrome-extension://${extensionId}/page.html`);
          return page;
        },
      }),
    () => acknowledged.flatMap(({ rows }) => rows.map(({ member }) => member)),
  );
  const tell = (message: WorkboxMessage): Promise<{ ok: boolean; size?: number } | undefined> =>
    executioner
      .life()
      .page.evaluate((data) => chrome.runtime.sendMessage(data), message)
      .catch(() => undefined);

  return {
    executioner,
    async capture(page, kills) {
      const request = toRequest(page.rows, stage.proxy.url, key);
      const attempt = async () => {
        const next = kills.shift();
        const asked = tell(request);
        if (next) await executioner.kill(next);
        return (await asked)?.ok ?? false;
      };
      await expect.poll(attempt, { intervals: [50], timeout: 60_000, message: `page ${page.number}` }).toBe(true);
      for (const left of kills) await executioner.kill(left);
    },
    push: () => tell({ type: 'replay' }),
    async pushAll() {
      const size = async () => (await tell({ type: 'replay' }))?.size;
      await expect.poll(size, { intervals: [200], timeout: 120_000, message: 'requests that wait' }).toBe(0);
    },
    async judge(captured) {
      return judge(captured, [], await readCrm(await stage.service.databaseUrl(), stage.login.email));
    },
    close: () => executioner.life().context.close(),
  };
}

function toRequest(rows: TrueRow[], url: string, key: string): WorkboxMessage {
  const leads = rows.map(({ keys, member }) => ({
    ...{ kind: 'person', clientRef: randomUUID(), identityKeys: keys, name: { shown: member } },
    source: { url: 'https://www.linkedin.com/search/results/people/', page: 'people-search' },
    capturedAt: new Date().toISOString(),
  }));
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  return { type: 'enqueue', url: `${url}/v1/leads/batch`, headers, body: JSON.stringify({ leads }) };
}
