import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { surroundings, violations } from './planted-imports.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const configs = ['.dependency-cruiser.cjs', '.dependency-cruiser.content.cjs'] as const;
const folders = ['entrypoints', 'components', 'utils', 'server', 'tests', 'bench', 'scripts'];

interface Found {
  rule: string;
  from: string;
  to: string;
}
interface Cruise {
  violations: Found[];
  edges: string[];
}

async function cruise(folder: string, config: string): Promise<Cruise> {
  const there = (await readdir(folder)).filter((name) => folders.includes(name));
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', ...there],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
  );
  const { modules, summary } = JSON.parse(stdout);
  return {
    violations: summary.violations.map((violation: { rule: { name: string }; from: string; to: string }) => ({
      rule: violation.rule.name,
      from: violation.from,
      to: violation.to,
    })),
    edges: modules.flatMap((module: { source: string; dependencies: { resolved: string }[] }) =>
      module.dependencies.map((dependency) => `${module.source} → ${dependency.resolved}`),
    ),
  };
}

describe('the import rules', () => {
  let planted: string;
  let found: Cruise[];

  beforeAll(async () => {
    planted = await mkdtemp(join(tmpdir(), 'leadferry-imports-'));
    for (const config of configs) await cp(join(root, config), join(planted, config));
    const files = [
      ...Object.entries(surroundings),
      ...Object.values(violations).map(({ file, text }) => [file, text] as const),
    ];
    for (const [file, text] of files) {
      await mkdir(dirname(join(planted, file)), { recursive: true });
      await writeFile(join(planted, file), text);
    }
    found = await Promise.all(configs.map((config) => cruise(planted, config)));
  }, 60_000);

  afterAll(() => rm(planted, { recursive: true, force: true }));

  it('each have a planted violation', () => {
    const require = createRequire(import.meta.url);
    const rules = configs.flatMap((config) =>
      require(join(root, config)).forbidden.map((rule: { name: string }) => rule.name),
    );
    expect(Object.keys(violations).sort()).toEqual(rules.sort());
  });

  it.each(Object.entries(violations))('%s is found where it is broken', (rule, { file }) => {
    const of = found.flatMap((cruised) => cruised.violations).filter((violation) => violation.rule === rule);
    expect(of.map((violation) => violation.from)).toContain(file);
  });

  it('let a type through where only values are forbidden', () => {
    const from = found.flatMap((cruised) => cruised.violations).map((violation) => violation.from);
    expect(from).not.toContain('components/button.tsx');
    expect(from).not.toContain('entrypoints/small.content/index.ts');
  });
});

describe('the tree', () => {
  // With imports that do not resolve every rule passes: so the graph itself is looked at.
  it.each(configs)('keeps the rules of %s, and its edges are seen', { timeout: 60_000 }, async (config) => {
    const { violations, edges } = await cruise(root, config);
    expect(violations).toEqual([]);
    expect(edges).toContain('server/contract/leads.ts → server/contract/problem.ts');
    expect(edges).toContain('entrypoints/page-reader.ts → utils/linkedin/registry.ts');
    expect(edges.filter((edge) => !edge.includes('node_modules')).length).toBeGreaterThan(100);
  });
});
