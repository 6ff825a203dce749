import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { DAY, openBooks, paid } from './books.ts';

const books = await openBooks();

/** A sponsorship whose months are pending, and statements as the application's role at the desk. */
async function pending() {
  const [sponsor, sponsored] = [await books.openAccount(), await books.openAccount()];
  await books.claim(sponsored, await books.makeLink(sponsor));
  await books.link(sponsored, `member:ACoAA${randomUUID()}`);
  const { rows } = await books.owner.query('SELECT id FROM sponsorship WHERE account_id = $1', [sponsored]);
  return { sponsor, sponsored, id: rows[0].id as string };
}

async function attempt(...statements: [sql: string, values?: unknown[]][]): Promise<string> {
  const client = new pg.Client({ connectionString: books.url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.desk', 'billing', true)");
    for (const [sql, values] of statements) await client.query(sql, values);
    await client.query('COMMIT');
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end();
  }
}

const entry = (
  account: string,
  id: string,
  kind: string,
  key: string,
  sponsorship: string | null,
): [string, unknown[]] => [
  'INSERT INTO entry (account_id, id, kind, idem_key, sponsorship_id, created_at) VALUES ($1, $2, $3, $4, $5, now())',
  [account, id, kind, key, sponsorship],
];
const posting = (account: string, id: string, bucket: string, months: number): [string, unknown[]] => [
  'INSERT INTO posting (account_id, entry_id, bucket, months) VALUES ($1, $2, $3, $4)',
  [account, id, bucket, months],
];

test('C24: the application cannot change, take away or invent what is in the books', async () => {
  const { sponsor, sponsored, id } = await pending();
  const e = randomUUID();
  const refused: [name: string, ...statements: [string, unknown[]?][]][] = [];
  for (const table of ['entry', 'posting', 'billing_event']) {
    refused.push([
      `update ${table}`,
      [`UPDATE ${table} SET ${table === 'posting' ? 'months = 9' : "kind = 'earned'"}`],
    ]);
    refused.push([`delete ${table}`, [`DELETE FROM ${table}`]], [`truncate ${table}`, [`TRUNCATE ${table} CASCADE`]]);
  }
  refused.push(
    ['switch triggers off', ['ALTER TABLE posting DISABLE TRIGGER ALL']],
    ['replay as a replica', ["SET session_replication_role = 'replica'"]],
    ['another sponsor', ['UPDATE sponsorship SET sponsor_id = account_id']],
    ['another promise', ['UPDATE sponsorship SET sponsor_months = 12']],
    ['entry without postings', entry(sponsor, e, 'earned', `earned:${id}:${sponsor}`, id)],
    ['does not sum to 0', entry(sponsor, e, 'earned', `earned:${id}:${sponsor}`, id), posting(sponsor, e, 'free', 1)],
    [
      'another way',
      entry(sponsor, e, 'earned', `earned:${id}:${sponsor}`, id),
      posting(sponsor, e, 'pool', -1),
      posting(sponsor, e, 'free', 1),
    ],
    [
      'more than promised',
      entry(sponsor, e, 'earned', `earned:${id}:${sponsor}`, id),
      posting(sponsor, e, 'pending', -2),
      posting(sponsor, e, 'free', 2),
    ],
    [
      'pending twice',
      entry(sponsor, e, 'pending', `pending:${id}:${sponsor}`, id),
      posting(sponsor, e, 'pool', -1),
      posting(sponsor, e, 'pending', 1),
    ],
    [
      'under another key',
      entry(sponsor, e, 'pending', 'pending:again', id),
      posting(sponsor, e, 'pool', -1),
      posting(sponsor, e, 'pending', 1),
    ],
    [
      'use what is not there',
      entry(sponsor, e, 'used', 'used:1', null),
      posting(sponsor, e, 'free', -1),
      posting(sponsor, e, 'used', 1),
    ],
    ['nobody’s account', entry(randomUUID(), e, 'used', 'used:2', null)],
    [
      'at another isolation',
      ['SET TRANSACTION ISOLATION LEVEL REPEATABLE READ'],
      entry(sponsor, e, 'earned', `earned:${id}:${sponsor}`, id),
      posting(sponsor, e, 'pending', -1),
      posting(sponsor, e, 'free', 1),
    ],
  );
  for (const [name, ...statements] of refused) expect([name, await attempt(...statements)]).not.toEqual([name, 'done']);

  // Two at once use the one free month: each alone would be right.
  await books.settle(paid(sponsored, books.clock.now()));
  books.clock.pass(31 * DAY);
  await books.advance(sponsored);
  expect((await books.balance(sponsor)).free).toBe(1);
  const uses = await Promise.all(
    Array.from({ length: 10 }, (_, place) => {
      const use = randomUUID();
      return attempt(
        entry(sponsor, use, 'used', `used:${sponsor}:${place}`, null),
        posting(sponsor, use, 'free', -1),
        posting(sponsor, use, 'used', 1),
        ['INSERT INTO used_month (account_id, entry_id, at) VALUES ($1, $2, now())', [sponsor, use]],
      );
    }),
  );
  expect(uses.filter((said) => said === 'done')).toHaveLength(1);
  expect(await books.balance(sponsored)).toMatchObject({ pending: 0, free: 1 });
  console.log(
    `C24 SQL as the application's role: 0 of ${refused.length} statements took effect; 1 of 10 concurrent uses`,
  );
});

test('an account sees its own months and nobody else’s', async () => {
  const { sponsor, sponsored } = await pending();
  const client = new pg.Client({ connectionString: books.url });
  await client.connect();
  for (const [account, seen] of [
    ['', 0],
    [sponsor, 2],
    [sponsored, 2],
  ] as const) {
    await client.query("SELECT set_config('app.account_id', $1, false)", [account]);
    expect((await client.query('SELECT * FROM posting')).rowCount).toBe(seen);
    for (const table of ['billing_event', 'identity_tombstone', 'invitation_visit']) {
      expect((await client.query(`SELECT * FROM ${table}`)).rowCount).toBe(0);
    }
  }
  await client.end();
});
