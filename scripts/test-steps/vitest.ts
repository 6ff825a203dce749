import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, runTool } from '../run-tool.ts';
import type { Counts, Step } from './step.ts';

/** What vitest's json reporter writes, as far as it is counted. */
interface Report {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** The tests of one project of vitest.config.ts. `usual`: what its runner gets besides what was asked for. */
export const createVitestStep = (project: string, usual: readonly string[] = []): Step => ({
  name: project,
  async run(args) {
    const file = join(root, '.leadferry', 'test', `${project}.json`);
    await rm(file, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { ok } = await runTool('vitest', ['run', '--project', project, ...reporters, ...usual, ...args], {
      show: true,
    });
    const report = await readFile(file, 'utf8').then(JSON.parse, () => ({ testResults: [] }));
    return count(report, ok);
  },
});

/** A file that could not be loaded is a failure, and so is a run without a single test. */
export function count(report: Report, ok: boolean): Counts {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.length - passed + unloaded.length;
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed };
}
