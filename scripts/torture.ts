// npm run torture -- --leads 1000 --kills 300 --seed 7 [--without-workbox]
// One line for each class of fault, the same figures for Workbox's queue, and everything as JSON on the last line.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isFlawless } from '../tests/torture/judge.ts';
import { openLeadferry } from '../tests/torture/leadferry.ts';
import { endure } from '../tests/torture/ordeal.ts';
import { figures, survivals, toLine } from '../tests/torture/report.ts';
import { openWorkbox } from '../tests/torture/workbox/workbox.ts';
import { ensureChromium } from './browser/ensure-chromium.ts';
import { build } from './build-all.ts';

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '300' },
    seed: { type: 'string' },
    'without-workbox': { type: 'boolean', default: false },
  },
});

function readCount(name: 'leads' | 'kills' | 'seed', least: number, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= least) return count;
  console.error(`--${name} is "${text}". Give a whole number from ${least} up.`);
  process.exit(2);
}
const leads = readCount('leads', 1, values.leads);
const kills = readCount('kills', 0, values.kills);
const seed = readCount('seed', 0, values.seed ?? String(randomInt(1_000_000)));
const say = (line: string) => console.log(line);
const note = (line: string) => console.error(line);

ensureChromium(note);
await build(note);
say(
  `seed ${seed}: ${leads} leads, ${kills} kills (npm run torture -- --leads ${leads} --kills ${kills} --seed ${seed})`,
);

const ours = await endure({ seed, leads, kills, say: note }, openLeadferry);
const classes = survivals(ours);
for (const survival of classes) say(toLine(survival));
const own = figures(ours);
const tell = (name: string, { captured, inCrm, lost, doubled, unexpected, sentAgain }: typeof own) =>
  say(
    `${name}: ${captured} acknowledged, ${inCrm} in the CRM, ${lost} lost, ${doubled} doubled, ${unexpected} unexpected, ${sentAgain} sent again`,
  );
tell('Leadferry', own);

const theirs = values['without-workbox']
  ? undefined
  : figures(await endure({ seed, leads, kills, say: note }, openWorkbox));
if (theirs) tell('Workbox background-sync', theirs);

say(JSON.stringify({ seed, leads, kills, leadferry: own, classes, ...(theirs && { workbox: theirs }) }));
process.exit(isFlawless(ours.verdict) ? 0 : 1);
