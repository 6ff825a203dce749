import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What was promised. A promise that loses its row fails here; a new one is added to both. */
const promises = [
  ...[
    'nothing-before-yes',
    'manifest',
    'one-handle',
    'none-pre-ticked',
    'shown-is-recorded',
    'service-first',
    'service-asks-too',
  ],
  ...[
    'refuse-dismiss-deny',
    'killed-in-between',
    'deny-in-the-browser',
    'withdraw-capture',
    'withdraw-push',
    'withdraw-identity',
  ],
  ...[
    'withdrawal-is-final',
    'late-yes',
    'notice-versions',
    'notices-frozen',
    'receipt',
    'linkedin-identity',
    'linkedin-verified',
  ],
  'session-opt-in',
  ...[
    'session-value',
    'visible-only',
    'no-passwords',
    'unlink',
    'unlink-crash',
    'unlink-offline',
    'unlink-of-another',
    'unlink-mid-push',
  ],
  ...['unlink-in-browser', 'unlink-at-service', 'unlink-marker', 'local-retention', 'payload-dropped'],
  ...['local-suppression', 'nothing-else-contacted', 'other-member', 'consent-append-only', 'free-months', 'retention'],
  ...[
    'retention-second',
    'account-erasure',
    'closed-accounts',
    'restore',
    'restore-no-letters',
    'promotion',
    'unsubscribe',
    'need-to-know',
  ],
  ...['adults-only', 'deactivate', 'delete-account', 'correct', 'captured-access', 'captured-erasure', 'prober'],
  ...[
    'referrals',
    'calls',
    'captured-while-closed',
    'objection-unheld',
    'dry-run',
    'export',
    'notice-duty',
    'audience',
  ],
  ...['support', 'audit', 'consent-record', 'relink'],
];

interface Row {
  id: string;
  promise: string;
  from: string;
  keptBy: string[];
  provedBy: { file: string; test: string };
}

/** The rows of the tables of docs/privacy.md. */
function parseRows(text: string): Row[] {
  const lines = text.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:id|---)/.test(line));
  return lines.map((line) => {
    const [id = '', promise = '', from = '', kept = '', proof = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [, file = '', test = ''] = /^`([^`]+)` (.+)$/.exec(proof) ?? [];
    return {
      id,
      promise,
      from,
      keptBy: [...kept.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
      provedBy: { file, test },
    };
  });
}

/** What is wrong with the rows: told all at once. */
function findFaults(rows: Row[]): string[] {
  const ids = rows.map(({ id }) => id);
  const missing = promises.filter((id) => !ids.includes(id)).map((id) => `${id}: has no row`);
  const unknown = ids.filter((id) => !promises.includes(id)).map((id) => `${id}: is promised nowhere`);
  const broken = rows.flatMap(({ id, promise, from, keptBy, provedBy: { file, test } }) => [
    ...(promise && from ? [] : [`${id}: says no promise, or not whose`]),
    ...(keptBy.length > 0 ? [] : [`${id}: is kept by nothing`]),
    ...keptBy.filter((path) => !existsSync(join(root, path))).map((path) => `${id}: ${path} is not there`),
    ...(file && existsSync(join(root, file)) ? [] : [`${id}: ${file || 'no test'} is not there`]),
    ...(file && existsSync(join(root, file)) && !hasTest(read(file), test) ? [`${id}: no test "${test}"`] : []),
  ]);
  return [...missing, ...unknown, ...broken];
}

/** A test's name as it stands in the code, in whatever quotes. */
const hasTest = (code: string, name: string): boolean =>
  ["'", '"', '`'].some((quote) => code.includes(`(${quote}${name.replaceAll(quote, `\\${quote}`)}${quote}`)) ||
  code.includes(`\n  '${name}'`);

const document = read('docs/privacy.md');

describe('docs/privacy.md', () => {
  it('has a row for every promise, each with files that exist and a test that exists', () => {
    const rows = parseRows(document);
    expect(findFaults(rows)).toEqual([]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    console.info(`docs/privacy.md: ${rows.length} of ${promises.length} promises with code and test`);
  });

  it.each([
    ['a row that is missing', (text: string) => text.replace(/^\| unlink +\|.*\n/m, ''), 'unlink: has no row'],
    [
      'a file that is not there',
      (text: string) => text.replace('`utils/link/unlink.ts`', '`utils/link/gone.ts`'),
      'gone.ts is not there',
    ],
    [
      'a test that is not there',
      (text: string) => text.replace('ticks nothing for the user', 'ticks it all'),
      'no test "ticks it all"',
    ],
  ])('is found wanting for %s', (_, spoil, fault) => {
    const found = findFaults(parseRows(spoil(document)));
    expect(
      found.some((one) => one.includes(fault)),
      found.join('\n'),
    ).toBe(true);
  });
});

it('no call is recorded: nothing but the name of the purpose and its rule is there', () => {
  const sources = globSync('{entrypoints,components,utils,server}/**/*.{ts,tsx}', { cwd: root });
  const mention = sources.filter((path) => /call[-_ ]?log/i.test(read(path)));
  expect(
    mention.filter((path) => !/^server\/(?:contract|consents\/purposes|db\/migrations\/0020-retention)/.test(path)),
  ).toEqual([]);
});

it('what the store is told of the permissions is what the manifest asks for', () => {
  const config = read('wxt.config.ts');
  const asked = [...config.matchAll(/permissions: \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name),
  );
  const told = read('docs/store/chrome-web-store.md');
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});
