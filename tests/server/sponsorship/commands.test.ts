import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { DAY, months, openBooks, paid } from './books.ts';

const run = promisify(execFile);
const books = await openBooks();
const env = {
  ...process.env,
  DATABASE_URL: books.ownerUrl,
  DATA_DIR: mkdtempSync(join(tmpdir(), 'leadferry-commands-')),
  AUTH_SECRET: 'a secret of the tests, long enough',
};

async function command(name: 'billing' | 'sponsorship', ...args: string[]) {
  const script = fileURLToPath(new URL(`../../../server/commands/${name}.ts`, import.meta.url));
  try {
    return (await run(process.execPath, [script, ...args], { env })).stdout.trim();
  } catch (error) {
    return (error as { stderr: string }).stderr.trim();
  }
}

let members = 0;

/** Somebody who came by a sponsor's link, linked, and has paid with the sponsor's own card, forty days ago. */
async function suspect() {
  const [sponsor, sponsored] = [await books.openAccount(), await books.openAccount()];
  await books.claim(sponsored, await books.makeLink(sponsor));
  await books.link(sponsored, `member:ACoAAsuspect${++members}`);
  const at = books.clock.now();
  for (const account of [sponsor, sponsored]) {
    const invoice = `card-${account}`;
    const refs = [`invoice:${invoice}`];
    await books.settle({ id: `charge ${account}`, kind: 'charge', at, refs, cardHash: `card ${members}` });
    await books.settle(paid(account, at, { invoice, refs }));
  }
  const { rows } = await books.owner.query('SELECT id FROM sponsorship WHERE account_id = $1', [sponsored]);
  return { sponsor, sponsored, id: rows[0].id as string };
}

test('what is held is listed with its signals, and goes on or ends by the operator’s word', {
  timeout: 60_000,
}, async () => {
  const [good, bad] = [await suspect(), await suspect()];
  books.clock.pass(40 * DAY);
  for (const { sponsor, sponsored } of [good, bad]) {
    await books.advance(sponsored);
    expect(months(await books.balance(sponsor))).toMatchObject({ pending: 1, free: 0 });
  }
  const listed = await command('sponsorship', 'review');
  expect(listed).toContain(`${good.id}  same-card`);
  expect(listed).toContain(bad.id);

  expect(await command('sponsorship', 'accept', '--id', good.id, '--by', 'Ada')).toContain('Both sides have earned');
  expect(months(await books.balance(good.sponsor))).toMatchObject({ pending: 0, free: 1 });
  expect(await command('sponsorship', 'refuse', '--id', bad.id)).toContain('Neither side gets a month');
  expect(months(await books.balance(bad.sponsored))).toMatchObject({ pending: 0, free: 0, reversed: 1 });
  expect(await command('sponsorship', 'refuse', '--id', bad.id)).toContain('is not held');
  expect(await command('sponsorship', 'review')).toBe('Nothing is held.');
  const { rows } = await books.owner.query(
    "SELECT action, detail FROM audit_event WHERE action LIKE 'sponsorship.%' ORDER BY id",
  );
  expect(rows.map(({ action }) => action)).toEqual(
    ['accepted', 'accepted', 'refused', 'refused'].map((word) => `sponsorship.${word}`),
  );
  expect(rows[0].detail).toEqual({ by: 'Ada' });
});

test('an invoice is recorded, recorded again, renewed from and refunded by command', { timeout: 60_000 }, async () => {
  const account = await books.openAccount();
  const invoice = ['--account', account, '--invoice', '2026-0041', '--at', '2026-01-31T10:00:00Z'];
  expect(await command('billing', 'paid', ...invoice)).toContain('Paid until 2026-02-28T10:00:00.000Z (due)');
  expect(await command('billing', 'paid', ...invoice)).toContain('nothing was changed');
  expect(await command('billing', 'renew', '--account', account)).toContain('0 free months used');
  expect(await command('billing', 'refunded', ...invoice)).toContain('Nothing is paid.');
  expect(await command('billing', 'paid', '--account', 'nobody@example.test', '--invoice', '1')).toContain(
    'There is no account',
  );
  expect(await command('billing', 'paid', '--account', account)).toContain('Add --invoice.');
});
