// npm test [step …] [-- arguments for the step's runner]
// Runs every step, goes on after a failure so that everything is reported, and ends with "N passed, N failed".
import { createCheck } from './test-steps/check.ts';
import { endToEnd, killed } from './test-steps/end-to-end.ts';
import type { Counts, Step } from './test-steps/step.ts';
import { createVitestStep } from './test-steps/vitest.ts';

const sources = ['entrypoints', 'components', 'utils', 'server', 'tests', 'bench', 'scripts'];

const steps: Step[] = [
  createCheck('types', [
    ['wxt', 'prepare'],
    ['tsc', '--noEmit', '-p', '.'],
    ['tsc', '--noEmit', '-p', 'server'],
    ['tsc', '--noEmit', '-p', 'server/console'],
  ]),
  createCheck('lint', [['biome', 'ci', '--colors=off', '.']]),
  createCheck('imports', [
    ['depcruise', '--config', '.dependency-cruiser.cjs', ...sources],
    ['depcruise', '--config', '.dependency-cruiser.content.cjs', ...sources],
  ]),
  createCheck('deadcode', [['knip', '--no-progress']]),
  createVitestStep('unit'),
  createVitestStep('service', ['--maxWorkers=5']), // they wait for PostgreSQL more than they work
  endToEnd,
  killed,
];

const names = steps.map(({ name }) => name);
const given = process.argv.slice(2).filter((word) => word !== '--');
const firstOther = given.findIndex((word) => !names.includes(word));
const asked = firstOther === -1 ? given : given.slice(0, firstOther);
const rest = firstOther === -1 ? [] : given.slice(firstOther);
if (rest.length > 0 && asked.length !== 1) {
  console.error(
    `"${rest.join(' ')}" is for one step's runner: name that step first. The steps are ${names.join(', ')}.`,
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0 };
for (const step of steps.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n── ${step.name}`);
  const started = performance.now();
  const counts: Counts = await step
    .run(rest)
    .catch((fault: Error) => ({ passed: 0, failed: 1, output: fault.stack ?? fault.message }));
  if (counts.output) console.log(counts.output.trimEnd());
  total.passed += counts.passed;
  total.failed += counts.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`   ${step.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
}

process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
