import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { pageAdapters } from '../../utils/linkedin/registry.ts';

vi.setConfig({ testTimeout: 120_000 });
const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'leadferry-new-page-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const headings = (docs: string) => [...docs.matchAll(/^## ([a-z]+(?:-[a-z]+)*)$/gm)].map(([, id]) => id);
const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts/new-page.ts'), ...args], { encoding: 'utf8' });

describe('an id is the same everywhere', () => {
  const ids = pageAdapters.map(({ id }) => id).sort();

  test('a file for each page type', () => {
    for (const id of ids) expect(existsSync(join(root, `utils/linkedin/${id}.ts`))).toBe(true);
  });
  test('a folder of fixtures for each, and no other', () =>
    expect(readdirSync(join(root, 'tests/linkedin/fixtures')).sort()).toEqual(ids));
  test('a heading in docs/linkedin-pages.md for each, and no other', () =>
    expect(headings(readFileSync(join(root, 'docs/linkedin-pages.md'), 'utf8')).sort()).toEqual(ids));
});

test('npm run new:page writes all of them, and they agree', async () => {
  for (const part of ['utils', 'docs', 'entrypoints/readers', 'tests/linkedin/fixtures']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  expect(run('group-members', copy)).toMatchObject({ status: 0, stderr: '' });

  const { pageAdapters: grown } = await import(join(copy, 'utils/linkedin/registry.ts'));
  const ids = grown.map(({ id }: { id: string }) => id);
  expect(ids.sort()).toEqual([...pageAdapters.map(({ id }) => id), 'group-members'].sort());
  expect(readdirSync(join(copy, 'tests/linkedin/fixtures'))).toContain('group-members');
  expect(readdirSync(join(copy, 'entrypoints/readers'))).toContain('group-members.ts');
  expect(headings(readFileSync(join(copy, 'docs/linkedin-pages.md'), 'utf8'))).toContain('group-members');

  expect(run('group-members', copy)).toMatchObject({ status: 1, stderr: expect.stringContaining('there already') });
  expect(run('Group Members', copy)).toMatchObject({ status: 1, stderr: expect.stringContaining('small letters') });
});
