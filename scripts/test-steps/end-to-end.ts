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
  suites?: Suite[];
}

interface Suite {
  suites?: Suite[];
  specs?: { tests: { annotations: { type: string; description?: string }[] }[] }[];
}

const KILL = '--kill-before-each-step';

/**
 * The built extension, the service and the practice LinkedIn in a real Chromium: one of the two projects of
 * tests/e2e/playwright.config.ts, or the one that is asked for by `--kill-before-each-step`.
 */
const createEndToEnd = (name: string, project: 'plain' | 'killed'): Step => ({
  name,
  async run(args) {
    const say = (line: string) => console.error(line);
    ensureChromium(say);
    if (!ensureVirtualDisplay(say)) say("Without xvfb and xdotool the test of the browser's own prompt cannot pass.");
    await build(say);
    const file = join(root, '.leadferry', 'test', `${name}.json`);
    await rm(file, { force: true });
    const asked = args.includes(KILL) ? 'killed' : project;
    const rest = args.filter((word) => word !== KILL);
    const { ok } = await runTool(
      'playwright',
      ['test', '--config', 'tests/e2e', '--reporter=list,json', `--project=${asked}`, ...rest],
      {
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
        show: true,
      },
    );
    const report: Report | undefined = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
    for (const line of tell(report)) console.log(line);
    return count(report, ok);
  },
});

export const endToEnd = createEndToEnd('e2e', 'plain');
export const killed = createEndToEnd('killed', 'killed');

/** What all tests together have noted (tests/e2e/browsers.ts): whom the browsers asked, and how often a worker was stopped. */
export function tell(report: Report | undefined): string[] {
  const notes = (report?.suites ?? []).flatMap(notesOf);
  const said = (type: string) => notes.flatMap((note) => (note.type === type ? (note.description ?? '') : []));
  const hosts = [...new Set(said('network').flatMap((hosts) => hosts.split(', ').filter(Boolean)))].map((host) =>
    host.replace(/:\d+$/, ''),
  );
  const kills = said('kills').map((counts) => counts.split(' of ').map(Number));
  const sum = (place: number) => kills.reduce((total, counts) => total + (counts[place] ?? 0), 0);
  return [
    ...(hosts.length > 0 ? [`   network: asked were ${[...new Set(hosts)].sort().join(', ')}`] : []),
    ...(kills.length > 0
      ? [`   the worker was stopped before ${sum(0)} of ${sum(1)} steps of ${kills.length} tests`]
      : []),
  ];
}

const notesOf = ({ suites = [], specs = [] }: Suite): { type: string; description?: string }[] => [
  ...suites.flatMap(notesOf),
  ...specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations)),
];

/** A test that passed only at a second try has failed once; one that was left out has not passed. */
export function count(report: Report | undefined, ok: boolean): Counts {
  const { expected: passed = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const failed = unexpected + flaky + skipped + (report?.errors.length ?? 0);
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed };
}
