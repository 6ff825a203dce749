import { rm } from 'node:fs/promises';
import { extensionDir } from '../scripts/build-all.ts';
import { searchPath } from '../scripts/journeys/pages.ts';
import { makeTemporaryFolder } from '../scripts/temporary-folder.ts';
import { findFreePort, openEmbedded } from '../server/db/embedded.ts';
import { createLog } from '../server/log.ts';
import { startService } from '../server/service.ts';
import { makeLinkedWorld } from '../tests/e2e/linked-world.ts';
import { practiceMembers } from '../tests/practice/members.ts';
import { startPractice } from '../tests/practice/server.ts';
import { findExtensionId } from './extension-id.ts';
import { yardstickOf } from './extract.ts';
import { type BenchResult, interleave, summarise } from './ratios.ts';
import { inRawChromium, type RawPage } from './raw-chromium.ts';
import { createEmptyExtension } from './worker.ts';

const SEED = 7;
const SESSION = 'AQEpracticebench';
const MEMBER = practiceMembers.a;
/** A page that has changed is told of after it has been quiet for a while: that wakes the worker, and is none of a capture's. */
const QUIET_MS = 1500;

/**
 * G5: from the click on "Queue all new" until the extension says that everybody on the page is on the disk, with the worker awake and
 * with one that must start first. A page of results, the linked extension, and the service at work.
 */
export async function benchCapture(rounds: number): Promise<BenchResult[]> {
  const dataDir = makeTemporaryFolder('bench-data');
  const userDataDir = makeTemporaryFolder('bench-capture');
  const emptyDir = await createEmptyExtension();
  const postgres = await openEmbedded(dataDir, ['-c fsync=off']);
  const port = await findFreePort();
  const name = `${MEMBER.firstName} ${MEMBER.lastName}`;
  const world = await makeLinkedWorld({ databaseUrl: postgres.url, dataDir, port }, SEED, name);
  await world.copyProfile(userDataDir);
  const databaseUrl = await world.restoreDatabase();
  const service = await startService({ port, dataDir, databaseUrl, dailyCap: 1_000_000, log: createLog('silent') });
  const practice = await startPractice({ seed: SEED, population: 10 * 4 * (rounds + 2) });
  practice.state.sessions.set(SESSION, MEMBER);
  try {
    return await inRawChromium([extensionDir, emptyDir], (open) => measure(open, emptyDir, rounds), {
      userDataDir,
      practicePort: practice.port,
    });
  } finally {
    await practice.close();
    await service.stop();
    await world.remove();
    await postgres.stop();
    await Promise.all([dataDir, emptyDir].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

async function measure(
  open: (url: string) => Promise<RawPage>,
  emptyDir: string,
  rounds: number,
): Promise<BenchResult[]> {
  const ours = await open(`chrome-extension://${findExtensionId(extensionDir)}/options.html`);
  const empty = await open(`chrome-extension://${findExtensionId(emptyDir)}/page.html`);
  const linkedIn = await open('about:blank');
  await linkedIn.send('Network.setCookie', {
    name: 'li_at',
    value: SESSION,
    url: 'https://www.linkedin.com/',
    secure: true,
  });
  let number = 0;
  /** Opens the next page of results, where nobody is known yet. */
  const turn = async () => {
    number += 1;
    const address = `https://www.linkedin.com${searchPath(number)}&practice-layout=E2`;
    await linkedIn.send('Page.navigate', { url: address });
    await linkedIn.send('Page.bringToFront');
    const isThere = `location.href === ${JSON.stringify(address)} && document.querySelector('[data-chameleon-result-urn]') !== null`;
    while (!(await linkedIn.evaluate<boolean>(isThere).catch(() => false)));
    await linkedIn.evaluate(`new Promise((done) => setTimeout(done, ${QUIET_MS}))`);
    return address;
  };
  const capture = async (address: string) => {
    const { took, reply } = await ours.evaluate<{
      took: number;
      reply: { ok: boolean; captured?: number };
    }>(`(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://www.linkedin.com/*' });
      const data = { tabId: tab.id, url: ${JSON.stringify(address)}, keys: 'all' };
      const begun = performance.now();
      const reply = await chrome.runtime.sendMessage({ type: 'captureRows', data });
      return { took: performance.now() - begun, reply };
    })()`);
    if (!reply.ok || !reply.captured) throw new Error(`Nobody was captured: ${JSON.stringify(reply)}`);
    return took;
  };
  const extractAndPing = () =>
    ours.evaluate<number>(`(async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://www.linkedin.com/*' });
    const begun = performance.now();
    await chrome.scripting.executeScript({ target: { tabId: tab.id }, args: ${JSON.stringify([yardstickOf('E2')])}, func: ([cards, ...fields]) =>
      [...document.querySelectorAll(cards)].map((card) => fields.map((field) => card.querySelector(field)?.textContent?.trim())) });
    await chrome.runtime.sendMessage({ type: 'bench' });
    return performance.now() - begun;
  })()`);
  const stopWorkers = async (page: RawPage) => {
    await page.send('ServiceWorker.enable');
    await page.send('ServiceWorker.stopAllWorkers');
  };
  const coldPing = async () => {
    await stopWorkers(empty);
    return empty.evaluate<number>(
      `(async () => { const begun = performance.now(); await chrome.runtime.sendMessage({}); return performance.now() - begun; })()`,
    );
  };
  await capture(await turn());
  await extractAndPing();
  await coldPing();
  const warm = await interleave(rounds, async () => capture(await turn()), extractAndPing);
  const cold = await interleave(
    rounds,
    async () => {
      const address = await turn();
      await stopWorkers(ours);
      return capture(address);
    },
    coldPing,
  );
  const why =
    'a capture asks the settings whether it may, injects two scripts one after the other, looks who is known, and waits for the disk';
  return [
    summarise(
      'G5 capture until it is on the disk, awake / extract + message',
      warm.ratios,
      2.5,
      `${warm.arm.toFixed(0)} ms`,
      why,
    ),
    summarise(
      'G5 the same, worker stopped / an empty worker’s ping',
      cold.ratios,
      2,
      `${cold.arm.toFixed(0)} ms`,
      `the worker starts first (G14), and then ${why}`,
    ),
  ];
}
