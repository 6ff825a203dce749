import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { extensionDir } from '../../../scripts/build-all.ts';

/** Builds the smallest extension around Workbox's queue. It has Leadferry's id, so that the service lets it in. */
export async function buildWorkbox(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { key } = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8'));
  const manifest = {
    ...{ manifest_version: 3, name: "Workbox's queue", version: '1', key },
    background: { service_worker: 'worker.js' },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>Workbox</title>');
  await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}
