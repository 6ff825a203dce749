import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consoleOutput } from './output.ts';

const root = fileURLToPath(new URL('./web/', import.meta.url));

/** Builds the console's pages with Vite where they are not built from these very sources. Returns their folder. */
export async function buildConsole(): Promise<string> {
  const stamp = join(consoleOutput, '.built-from');
  const wanted = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return consoleOutput;
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const { default: tailwind } = await import('@tailwindcss/vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), tailwind()],
    // assetsInlineLimit: an inlined asset would be a data: address, which the content policy forbids.
    build: { outDir: consoleOutput, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023' },
  });
  writeFileSync(stamp, wanted);
  return consoleOutput;
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const folder of [root, join(root, '../../contract')]) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(readFileSync(path));
  }
  return hash.update(readFileSync(join(root, '../../../package-lock.json'))).digest('hex');
}
