// npm run bench [-- --quick] [arm …]: measurements, each beside its yardstick in the same run. Only ratios are compared.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../scripts/browser/ensure-chromium.ts';
import { build, extensionDir } from '../scripts/build-all.ts';
import { root } from '../scripts/run-tool.ts';
import { benchCapture } from './capture.ts';
import { benchClaims } from './claims.ts';
import { benchExtract } from './extract.ts';
import { benchFootprint } from './footprint.ts';
import { benchPopup } from './popup.ts';
import { benchQueue } from './queue.ts';
import type { BenchResult } from './ratios.ts';
import { benchReaderBytes } from './reader-bytes.ts';
import { benchService } from './service.ts';
import { benchWorker } from './worker.ts';

const quick = process.argv.includes('--quick');
const say = (line: string) => console.error(line);
const rounds = (few: number, many: number) => (quick ? few : many);
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

const arms: Record<string, () => Promise<BenchResult[]>> = {
  bytes: benchBytes,
  extract: () => benchExtract(chromium, rounds(5, 15)),
  footprint: () => benchFootprint(chromium, rounds(5, 15)),
  queue: () => benchQueue(quick),
  capture: () => benchCapture(rounds(5, 15)),
  popup: () => benchPopup(rounds(7, 25)),
  worker: () => benchWorker(rounds(5, 15)),
  service: () => benchService(rounds(5, 25), quick ? 50_000 : 1_000_000),
  claims: async () => [await benchClaims()],
};
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = asked.find((name) => !(name in arms));
if (unknown) throw new Error(`There is no arm ${unknown}. There are: ${Object.keys(arms).join(', ')}.`);
const results: BenchResult[] = [];
for (const [name, arm] of Object.entries(arms)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const start = performance.now();
  results.push(...(await arm()));
  say(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
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
