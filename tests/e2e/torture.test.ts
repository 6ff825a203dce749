import { expect, test } from '@playwright/test';
import { openLeadferry } from '../torture/leadferry.ts';
import { endure } from '../torture/ordeal.ts';
import { figures, survivals, toLine } from '../torture/report.ts';

const SEED = 4;
const LEADS = 80;

/** The short version of `npm run torture`, which also runs Workbox's queue under the same faults. */
test('no lead is lost and none doubled while lines fail and worker, browser, service and database are killed', async () => {
  test.setTimeout(300_000);
  const ordeal = await endure({ seed: SEED, leads: LEADS, kills: 20, say: console.log }, openLeadferry);
  console.log(`seed ${SEED}`);
  for (const survival of survivals(ordeal)) console.log(toLine(survival));
  expect(figures(ordeal)).toMatchObject({
    ...{ captured: LEADS, inCrm: LEADS, waiting: 0, refused: 0, kills: 20 },
    ...{ lost: 0, doubled: 0, unexpected: 0, falselyAcknowledged: 0 },
  });
});
