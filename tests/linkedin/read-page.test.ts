import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { SEARCH } from './read.ts';

const folder = mkdtempSync(join(tmpdir(), 'leadferry-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = join(import.meta.dirname, '../../scripts/read-page.ts');
vi.setConfig({ testTimeout: 120_000 });
const fixture = join(import.meta.dirname, 'fixtures/people-search/2026-05-sdui.html');
function run(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
  return { stdout, stderr, status };
}

test('prints the Extraction and nothing else', () => {
  const { stdout, stderr, status } = run(fixture, '--url', SEARCH);
  expect(JSON.parse(stdout)).toMatchObject({ page: 'people-search', state: 'results', layout: 'sdui' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});

test('takes the address from the page, and reads UTF-8 that does not say so, with a byte order mark', () => {
  const file = join(folder, 'bom.html');
  writeFileSync(
    file,
    `\uFEFF<link rel="canonical" href="${SEARCH}"><script>document.body.remove()</script><main><div role="listitem"><p><a href="/in/pawe%C5%82/">Paweł</a></p></div></main>`,
  );
  expect(JSON.parse(run(file).stdout).rows[0].lead).toMatchObject({
    identityKeys: ['vanity:paweł'],
    name: { shown: 'Paweł' },
  });
});

test('says what is missing', () => {
  const file = join(folder, 'bare.html');
  writeFileSync(file, '<main></main>');
  expect(run(file)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('add --url') });
  expect(run(join(folder, 'none.html'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('check the path'),
  });
  expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('FILE.html') });
  expect(run(file, '--url', 'https://www.linkedin.com/jobs/')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('No adapter knows'),
  });
});
