import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium } from '../scripts/browser/find-chromium.ts';

/** What Chromium keeps IndexedDB in: what it writes by itself here, and what new profiles of Chrome use. */
export const backends = { LevelDB: [], SQLite: ['--enable-features=IdbSqliteBackingStore'] } as const;
export type Backend = keyof typeof backends;

/**
 * A page of its own on a real disk: an incognito one would keep IndexedDB in memory. `script` is bundled into it; what it
 * exports is at `globalThis.bench`.
 */
export async function inChromium<T>(backend: Backend, script: string, work: (page: Page) => Promise<T>): Promise<T> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>bench</title>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = await mkdtemp(join(tmpdir(), 'leadferry-bench-'));
  const args = [
    ...backends[backend],
    '--enable-precise-memory-info',
    '--js-flags=--expose-gc',
    '--disable-web-security', // the extension's worker is allowed to ask the service; a page is not
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, { ...(executablePath && { executablePath }), args });
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: await bundle(script) });
    return await work(page);
  } finally {
    await context.close();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function bundle(script: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, script)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
    footer: { js: 'globalThis.bench = bench;' },
    tsconfigRaw: '{}',
  });
  return outputFiles[0]?.text ?? '';
}
