import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureChromium, ensureVirtualDisplay } from '../browser/ensure-chromium.ts';
import { build } from '../build-all.ts';
import { root, runTool } from '../run-tool.ts';
import type { Counts, Step } from './step.ts';

/** What Playwright's json reporter writes, as far as it is counted. */
interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

const KILL = '--kill-before-each-step';

/**
 * Which of the two runs is meant (tests/e2e/playwright.config.ts): the one with kills where it is asked for, else the plain
 * one. Both together would take `npm test` beyond its 20 minutes on two cores.
 */
const projects = (args: string[]): string[] =>
  args.includes(KILL) ? ['--project=killed', ...args.filter((word) => word !== KILL)] : ['--project=plain', ...args];

/** The built extension, the service and the practice LinkedIn in a real Chromium. */
export const endToEnd: Step = {
  name: 'e2e',
  async run(args) {
    const say = (line: string) => console.error(line);
    ensureChromium(say);
    if (!ensureVirtualDisplay(say)) say("Without xvfb and xdotool the test of the browser's own prompt cannot pass.");
    await build(say);
    const file = join(root, '.leadferry', 'test', 'e2e.json');
    await rm(file, { force: true });
    const { ok } = await runTool(
      'playwright',
      ['test', '--config', 'tests/e2e', '--reporter=list,json', ...projects(args)],
      {
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
        show: true,
      },
    );
    const report = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
    return count(report, ok);
  },
};

/** A test that passed only at a second try has failed once; one that was left out has not passed. */
export function count(report: Report | undefined, ok: boolean): Counts {
  const { expected: passed = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const failed = unexpected + flaky + skipped + (report?.errors.length ?? 0);
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed };
}
