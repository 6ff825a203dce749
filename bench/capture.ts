import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium } from '../scripts/browser/find-chromium.ts';
import { type BenchResult, median, summarise } from './ratios.ts';

/**
 * Storing one page of 25 leads, from the call to the committed strict transaction, beside one bare put of the same packed
 * record into a store without an index. On a real disk: a persistent profile, for an incognito one keeps IndexedDB in memory.
 */
export async function benchCapture(rounds: number): Promise<BenchResult> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>bench</title>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = await mkdtemp(join(tmpdir(), 'leadferry-bench-'));
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const context = await chromium.launchPersistentContext(profile, { executablePath: findChromium(), args });
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: await bundle() });
    const pairs = await page.evaluate((count) => (globalThis as unknown as BenchPage).measure(count), rounds);
    const ours = median(pairs.map(([store]) => store));
    const ratios = pairs.map(([store, put]) => store / put);
    return summarise('capture of 25 rows to committed / one bare packed put', ratios, 5, `${ours.toFixed(1)} ms`);
  } finally {
    await context.close();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

interface BenchPage {
  measure(rounds: number): Promise<[store: number, put: number][]>;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { measure } from './capture-page.ts'; globalThis.measure = measure;`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    tsconfigRaw: '{}',
  });
  return outputFiles[0]?.text ?? '';
}
