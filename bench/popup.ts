import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchExtension } from '../scripts/browser/launch.ts';
import { extensionDir } from '../scripts/build-all.ts';
import { type BenchResult, interleave, summarise } from './ratios.ts';

const BARE =
  '<!doctype html><title>bare</title><div id="root"></div><script>document.getElementById("root").innerHTML="<button>Bare</button>"</script>';

/** G15: the popup's document until there is something to press, beside a bare page, and with 50,000 waiting beside none. */
export async function benchPopup(rounds: number): Promise<BenchResult[]> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(BARE));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const userDataDir = await mkdtemp(join(tmpdir(), 'leadferry-bench-'));
  const context = await launchExtension({ userDataDir, extensionDir, headless: true, practicePort: port });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const popup = `chrome-extension://${new URL(worker.url()).host}/popup.html`;
    const page = await context.newPage();
    const open = (url: string) => openUntilPressable(page, url);
    for (const url of [popup, `http://127.0.0.1:${port}/`]) await open(url);
    const ours = () => open(popup);
    const empty = await interleave(rounds, ours, () => open(`http://127.0.0.1:${port}/`));
    await page.goto(popup);
    await page.evaluate(fillQueue, 50_000);
    const full = await interleave(rounds, ours, () => open(`http://127.0.0.1:${port}/`));
    const seen = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`;
    const why =
      'React and the popup’s own words are loaded before there is anything to press; a bare page loads nothing';
    const grown = full.arm / full.yardstick / (empty.arm / empty.yardstick);
    return [
      summarise('G15 popup’s document to a button / a bare page', empty.ratios, 1.3, seen(empty.arm), why),
      summarise('G15 the same with 50,000 waiting', full.ratios, 1.3, seen(full.arm), why),
      {
        name: 'G15 with 50,000 waiting / with none',
        ratio: grown,
        range: [grown, grown],
        goal: 1.15,
        why: 'it should read sums only',
      },
    ];
  } finally {
    await context.close();
    server.close();
    await rm(userDataDir, { recursive: true, force: true });
  }
}

/** Milliseconds from the beginning of the navigation until a button or a link can be pressed. */
async function openUntilPressable(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.locator('#root :is(button, a)').first().waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
        resolve(paint ?? navigation?.domComplete ?? performance.now());
      }),
  );
}

/** Runs in the popup: captures of 25 people each, written below the extension's own code. */
async function fillQueue(people: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('leadferry-queue');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(['captures', 'control'], 'readwrite');
  const source = { url: 'https://www.linkedin.com/search/results/people/', page: 'people-search' };
  for (let from = 0; from < people; from += 25) {
    const leads = Array.from({ length: 25 }, (_, at) => ({
      clientRef: crypto.randomUUID(),
      place: at + 1,
      lead: { kind: 'person', identityKeys: [`vanity:fill-${from + at}`], name: { shown: `Invented ${from + at}` } },
    }));
    const keys = leads.flatMap(({ lead }) => lead.identityKeys);
    transaction.objectStore('captures').add({ keys, leads, source, capturedAt: new Date().toISOString() });
  }
  transaction.objectStore('control').put({ name: 'totals', waiting: people, refused: 0, pushed: 0 });
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}
