import { join } from 'node:path';
import { type CDPSession, chromium } from '@playwright/test';
import { build } from 'esbuild';
import { practicePage } from '../tests/practice/practice-page.ts';
import { pageOf, show, yardstickOf } from './extract.ts';
import { type BenchResult, median, summarise } from './ratios.ts';

const ROUNDS = 15;
/** What the browser calls a long task, and what the user feels. */
const LONG_TASK_MS = 50;

/**
 * G2 and G3: what one reading costs the page it reads, in a world of its own as in the extension: both scripts are compiled
 * and run anew, as they are injected anew for each reading. Beside it, in the same world and in turns, a bare extractor.
 */
export async function benchFootprint(executablePath: string | undefined, rounds = ROUNDS): Promise<BenchResult[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--js-flags=--expose-gc'] });
  const results: BenchResult[] = [];
  try {
    const page = await browser.newPage();
    const cdp = await page.context().newCDPSession(page);
    const cases = [
      ...(['E2', 'S2'] as const).flatMap((variant) =>
        [10, 25, 100].map((size) => ({
          name: `${variant}, ${size} rows`,
          reader: 'people-search',
          yardstick: yardstickOf(variant),
          open: () => show(page, pageOf(size), variant),
        })),
      ),
      {
        name: 'Sales Navigator, 25 rows',
        reader: 'sales-lead-search',
        yardstick: yardstickOf('sales-lead-search ember'),
        open: () => page.setContent(practicePage('sales-lead-search ember', { seed: 1, number: 2 }).html),
      },
    ];
    for (const { name, reader, yardstick, open } of cases) {
      await open();
      const ours = `${await scriptOf(`readers/${reader}.ts`)};${await scriptOf('page-reader.ts')}`;
      const bare = bareExtractor(yardstick);
      const world = await openWorld(cdp);
      const time = async (source: string): Promise<number> =>
        evaluate(
          cdp,
          world,
          `(() => { const begun = performance.now(); (0, eval)(${JSON.stringify(source)}); return Math.max(0.1, performance.now() - begun); })()`,
        );
      await time(ours);
      await time(bare);
      const pairs: [number, number][] = [];
      for (let round = 0; round < rounds; round++) {
        if (round % 2 === 0) pairs.push([await time(ours), await time(bare)]);
        else {
          const second = await time(bare);
          pairs.push([await time(ours), second]);
        }
      }
      const blocks = pairs.map(([own]) => own);
      const longest = Math.max(...blocks);
      results.push(
        summarise(
          `script of one reading, ${name} / bare extractor`,
          pairs.map(([own, other]) => own / other),
          2,
          `${median(blocks).toFixed(1)} ms`,
          'a reading compiles the reader, and reads what the bare extractor leaves out; no page pays for it until the user asks',
        ),
        summarise(
          `block by one reading, ${name} / a long task`,
          blocks.map((ms) => ms / LONG_TASK_MS),
          1,
          `longest ${longest.toFixed(1)} ms`,
        ),
      );
    }
    results.push(await benchHeap(cdp, await scriptOf('readers/people-search.ts'), await scriptOf('page-reader.ts')));
    return results;
  } finally {
    await browser.close();
  }
}

/** What stays behind after ten readings, beside a world in which nothing runs. */
async function benchHeap(cdp: CDPSession, ...scripts: string[]): Promise<BenchResult> {
  const used = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize;
  };
  const grow = async (readings: number) => {
    const before = await used();
    const world = await openWorld(cdp);
    await evaluate(cdp, world, '1');
    for (let reading = 0; reading < readings; reading++)
      for (const script of scripts) await evaluate(cdp, world, `${script};1`);
    return (await used()) - before;
  };
  await grow(1);
  const ratios: number[] = [];
  for (let round = 0; round < 5; round++) {
    const empty = await grow(0);
    ratios.push((await grow(10)) / empty);
  }
  return summarise('heap after ten readings / an empty world', ratios, 1.5);
}

async function openWorld(cdp: CDPSession): Promise<number> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  return (await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id })).executionContextId;
}

async function evaluate(cdp: CDPSession, contextId: number, expression: string): Promise<number> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    contextId,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(`the page answers ${exceptionDetails.exception?.description}`);
  return result.value;
}

/** An entrypoint as the extension injects it. */
async function scriptOf(entrypoint: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../entrypoints', entrypoint)],
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    globalName: 'entry',
    write: false,
    tsconfigRaw: '{}',
  });
  return `(() => { ${outputFiles[0]?.text}; return entry.default.main(); })()`;
}

const bareExtractor = ([cards = '', ...fields]: readonly string[]): string =>
  `[...document.querySelectorAll(${JSON.stringify(cards)})].map((card) => ${JSON.stringify(fields)}.map((field) => card.querySelector(field)?.textContent?.trim()))`;
