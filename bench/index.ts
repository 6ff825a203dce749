// npm run bench [-- --quick]: measurements, each beside its yardstick in the same run. Only ratios are compared.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../scripts/browser/ensure-chromium.ts';
import { build, extensionDir } from '../scripts/build-all.ts';
import { root } from '../scripts/run-tool.ts';
import { benchClaims } from './claims.ts';
import { benchExtract } from './extract.ts';
import { benchFootprint } from './footprint.ts';
import { benchPopup } from './popup.ts';
import { benchQueue } from './queue.ts';
import type { BenchResult } from './ratios.ts';
import { benchReaderBytes } from './reader-bytes.ts';
import { benchService } from './service.ts';

const quick = process.argv.includes('--quick');
const say = (line: string) => console.error(line);
const MOST_BYTES = 12 * 1024;

/** What runs in LinkedIn's pages: the one script that is registered, and those that are injected when the user asks. */
async function benchBytes(): Promise<BenchResult[]> {
  const { size } = await stat(join(extensionDir, 'content-scripts', 'linkedin.js'));
  return [{ name: 'content script', bytes: size }, ...(await benchReaderBytes())].map(({ name, bytes }) => {
    const ratio = bytes / MOST_BYTES;
    return { name: `${name} / 12 kB`, ratio, range: [ratio, ratio], goal: 1, seen: `${bytes} bytes` };
  });
}

const chromium = ensureChromium(say);
await build(say);
const machine = {
  processors: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.version,
  load: loadavg().map((load) => Number(load.toFixed(2))),
};
console.log(`${machine.processors}, ${machine.memory}, Node ${machine.node}, load ${machine.load.join(' ')}`);

const results: BenchResult[] = [
  ...(await benchBytes()),
  ...(await benchExtract(chromium)),
  ...(await benchFootprint(chromium)),
  ...(await benchQueue(quick)),
  ...(await benchPopup(quick ? 7 : 25)),
  ...(await benchService(quick ? 5 : 25, quick ? 100_000 : 1_000_000)),
  await benchClaims(),
];
for (const { name, ratio, range, goal, seen, why } of results) {
  const numbers = `${ratio.toPrecision(3)} × (${range.map((end) => end.toPrecision(3)).join('–')})`;
  const verdict = goal === undefined ? '' : `goal ≤ ${goal} ${ratio <= goal ? 'reached' : 'missed'}`;
  console.log(`${name.padEnd(56)} ${numbers.padEnd(28)} ${verdict}${seen ? `   ${seen}` : ''}`);
  if (goal !== undefined && ratio > goal && why) console.log(`    because ${why}`);
}

const file = join(root, '.leadferry', 'bench.json');
await mkdir(join(root, '.leadferry'), { recursive: true });
await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), quick, machine, results }, null, 2)}\n`);
console.log(`Written to ${file}`);
