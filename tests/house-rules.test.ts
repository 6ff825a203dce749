import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const MOST_LINES = 150;
/** An adapter holds a page's layouts together, a test is a list. */
const MOST_LINES_OF_A_LIST = 250;

/** Every source file, with its lines. */
const sources = globSync('{entrypoints,components,utils,server,tests,bench,scripts}/**/*.{ts,tsx,mjs}', {
  cwd: root,
}).map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n') }));

const pathsWhere = (broken: (source: (typeof sources)[number]) => boolean) =>
  sources.filter(broken).map(({ path, lines }) => `${path} (${lines.length} lines)`);

it('sees the sources', () => {
  expect(sources.map(({ path }) => path)).toContain('utils/linkedin/registry.ts');
});

it('a long file gives its reason in its first line', () => {
  const isLong = ({ path, lines }: (typeof sources)[number]) =>
    lines.length > (/^(utils\/linkedin|tests)\//.test(path) ? MOST_LINES_OF_A_LIST : MOST_LINES);
  expect(pathsWhere((source) => isLong(source) && !/^(\/\/|\/\*\*?) \w/.test(source.lines[0] ?? ''))).toEqual([]);
});

it('no file is a barrel: one that only exports again what others hold', () => {
  const isCode = (line: string) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line);
  const isBarrel = (lines: string[]) => {
    const code = lines.filter(isCode).join(' ');
    return code !== '' && /^(export (type )?(\*|\{[^}]*\})( as \w+)? from '[^']*';\s*)+$/.test(code);
  };
  expect(pathsWhere(({ lines }) => isBarrel(lines))).toEqual([]);
});

it('no test is skipped, none stands alone, none is tried again', () => {
  const words = /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|only|todo|fixme|skipIf)\b|\bretry: *[1-9]|\bretries: *[1-9]/;
  expect(pathsWhere(({ path, lines }) => path.startsWith('tests/') && words.test(lines.join('\n')))).toEqual([]);
});

it('no wait by the clock stands in for a condition in a test', () => {
  const words = /waitForTimeout\(|setTimeout\(resolve/;
  expect(
    pathsWhere(({ path, lines }) => /\.test\.tsx?$|^tests\/e2e\//.test(path) && words.test(lines.join('\n'))),
  ).toEqual([]);
});

it('nothing is imported by an alias: every arrow can be followed', () => {
  const alias = /from '(?:@\/|~\/|@@\/|~~\/)/;
  expect(pathsWhere(({ lines }) => lines.some((line) => alias.test(line)))).toEqual([]);
});
