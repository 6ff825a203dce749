import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionDir } from '../scripts/build-all.ts';
import { findExtensionId } from './extension-id.ts';
import { type BenchResult, interleave, summarise } from './ratios.ts';
import { inRawChromium, type RawPage } from './raw-chromium.ts';

/** Asks the worker something that it refuses at once: what it takes is its start. */
const PING = `(async () => {
  const begun = performance.now();
  await chrome.runtime.sendMessage({ type: 'bench' });
  return performance.now() - begun;
})()`;

/** G14: from a message to a stopped worker until its answer, beside a worker that does nothing else. */
export async function benchWorker(rounds: number): Promise<BenchResult[]> {
  const emptyDir = await createEmptyExtension();
  try {
    return await inRawChromium([extensionDir, emptyDir], async (open) => {
      const ours = await open(`chrome-extension://${findExtensionId(extensionDir)}/popup.html`);
      const empty = await open(`chrome-extension://${findExtensionId(emptyDir)}/page.html`);
      const cold = async (page: RawPage) => {
        await page.send('ServiceWorker.enable');
        await page.send('ServiceWorker.stopAllWorkers');
        return page.evaluate<number>(PING);
      };
      const warm = (page: RawPage) => page.evaluate<number>(PING);
      for (const page of [ours, empty]) await cold(page);
      const started = await interleave(
        rounds,
        () => cold(ours),
        () => cold(empty),
      );
      await warm(ours);
      const awake = await interleave(
        rounds,
        () => warm(ours),
        () => warm(empty),
      );
      const why =
        'the worker’s one file holds Dexie, ky and zod; the schemas of messages and contract are built at each start, before the first answer';
      return [
        summarise(
          'G14 worker’s cold start / an empty worker’s',
          started.ratios,
          2.3,
          `${started.arm.toFixed(0)} ms`,
          why,
        ),
        summarise('G14 the same, awake', awake.ratios, undefined, `${awake.arm.toFixed(1)} ms`),
      ];
    });
  } finally {
    await rm(emptyDir, { recursive: true });
  }
}

/** An extension whose worker answers at once, and does nothing else. */
export async function createEmptyExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leadferry-empty-'));
  await mkdir(folder, { recursive: true });
  const manifest = { manifest_version: 3, name: 'Empty', version: '1', background: { service_worker: 'worker.js' } };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(
    join(folder, 'worker.js'),
    'chrome.runtime.onMessage.addListener((message, sender, reply) => { reply({}); });',
  );
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>Empty</title>');
  return folder;
}
