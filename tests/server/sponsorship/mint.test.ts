import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { DAY, months, openBooks, paid } from './books.ts';

const books = await openBooks();

type Statement = [sql: string, values?: unknown[]];

/** One transaction as the application's role at the desk: what a hole in the service could run. */
async function attempt(...statements: Statement[]): Promise<string> {
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

let members = 0;

/** Two accounts, sponsor and sponsored, as far as the months are pending. */
async function pending() {
  const [sponsor, sponsored] = [await books.openAccount(), await books.openAccount()];
  await books.claim(sponsored, await books.makeLink(sponsor));
  await books.link(sponsored, `member:ACoAAmint${++members}`);
  const { rows } = await books.owner.query('SELECT id FROM sponsorship WHERE account_id = $1', [sponsored]);
  return { sponsor, sponsored, id: rows[0].id as string };
}

async function earned() {
  const both = await pending();
  await books.settle(paid(both.sponsored, books.clock.now()));
  books.clock.pass(31 * DAY);
  await books.advance(both.sponsored);
  expect((await books.balance(both.sponsor)).free).toBe(1);
  return both;
}

const move = (account: string, kind: string, sponsorship: string | null, from: string, to: string, by = 1) => {
  const id = randomUUID();
  const key = sponsorship ? `${kind}:${sponsorship}:${account}` : `used:${account}:${id}`;
  return {
    id,
    statements: [
      [
        'INSERT INTO entry (account_id, id, kind, idem_key, sponsorship_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [account, id, kind, key, sponsorship, books.clock.now()],
      ],
      [
        'INSERT INTO posting (account_id, entry_id, bucket, months) VALUES ($1, $2, $3, $4), ($1, $2, $5, $6)',
        [account, id, from, -by, to, by],
      ],
    ] as Statement[],
  };
};

test('the checks read the books themselves, and no table that the application puts in front of them', async () => {
  const { sponsor } = await pending();
  const e = randomUUID();
  const { database, user } = new pg.Client({ connectionString: books.url });
  // The service takes this right away at every start; the checks hold where somebody has given it back.
  await books.owner.query(`GRANT TEMPORARY ON DATABASE ${database} TO ${user}`);
  const shadows = ['entry', 'posting', 'sponsorship', 'invoice', 'used_month'].map(
    (table): Statement => [`CREATE TEMPORARY TABLE ${table} (LIKE public.${table})`],
  );
  const fake = [
    'INSERT INTO public.entry (account_id, id, kind, idem_key, created_at) VALUES ($1, $2, $3, $4, now())',
    [sponsor, e, 'used', `used:${e}`],
  ] as Statement;
  const unbalanced = [
    'INSERT INTO public.posting (account_id, entry_id, bucket, months) VALUES ($1, $2, $3, 99)',
    [sponsor, e, 'free'],
  ] as Statement;
  const shadowed: Statement[] = [
    ['INSERT INTO pg_temp.entry SELECT * FROM public.entry WHERE id = $1', [e]],
    [
      `INSERT INTO pg_temp.posting (account_id, entry_id, bucket, months)
         VALUES ($1, $2, 'free', -1), ($1, $2, 'used', 1), ($1, $3, 'free', 1)`,
      [sponsor, e, randomUUID()],
    ],
  ];
  expect(await attempt(...shadows, fake, unbalanced, ...shadowed)).toBe('23514');
  await books.owner.query(`REVOKE TEMPORARY ON DATABASE ${database} FROM ${user}`);
  expect((await books.balance(sponsor)).free).toBe(0);
});

test('a month is not earned unless its sponsorship is: linked, paid and kept, and the hold over', async () => {
  const { sponsor, sponsored, id } = await pending();
  for (const account of [sponsor, sponsored]) {
    expect(await attempt(...move(account, 'earned', id, 'pending', 'free').statements)).toBe('23514');
  }
  // with an invoice of its own making, that no payment stands behind
  const forged: Statement[] = [
    [
      "INSERT INTO invoice (account_id, id, amount, currency, months, paid_at) VALUES ($1, 'forged', 2900, 'EUR', 1, now())",
      [sponsored],
    ],
    [
      "UPDATE sponsorship SET invoice_id = 'forged', paid_at = now(), hold_until = now() - interval '1 year', earned_at = now() WHERE id = $1",
      [id],
    ],
  ];
  expect(await attempt(...forged, ...move(sponsor, 'earned', id, 'pending', 'free').statements)).toBe('23514');
  // paid, but within the hold
  await books.settle(paid(sponsored, books.clock.now()));
  expect(
    await attempt(
      ['UPDATE sponsorship SET earned_at = now() WHERE id = $1', [id]],
      ...move(sponsor, 'earned', id, 'pending', 'free').statements,
    ),
  ).toBe('23514');
  expect(months(await books.balance(sponsor))).toEqual({ pending: 1, free: 0, used: 0, reversed: 0 });
});

test('months are taken back only where a sponsorship has ended, and from where they are', async () => {
  const { sponsor, sponsored, id } = await earned();
  expect(await attempt(...move(sponsor, 'reversed', id, 'free', 'reversed').statements)).toBe('23514');
  // A second one of the same sponsor is pending: what the first one earned must not be taken from it.
  const other = await books.openAccount();
  await books.claim(other, await books.makeLink(sponsor));
  await books.link(other, `member:ACoAAmint${++members}`);
  expect(
    await attempt(
      ["UPDATE sponsorship SET ended_at = now(), end_reason = 'refunded' WHERE id = $1", [id]],
      ...move(sponsor, 'reversed', id, 'pending', 'reversed').statements,
    ),
  ).toBe('23514');
  expect(months(await books.balance(sponsor))).toEqual({ pending: 1, free: 1, used: 0, reversed: 0 });
  expect(months(await books.balance(sponsored))).toEqual({ pending: 0, free: 1, used: 0, reversed: 0 });
});

test('paid time is not had for nothing: a used month has its entry, an entry its month, an invoice its payment', async () => {
  const { sponsor, id } = await earned();
  const { rows } = await books.owner.query("SELECT id FROM entry WHERE account_id = $1 AND kind = 'earned'", [sponsor]);
  const give = (entry: string): Statement => [
    'INSERT INTO used_month (account_id, entry_id, at) VALUES ($1, $2, now())',
    [sponsor, entry],
  ];
  expect(await attempt(give(rows[0].id))).toBe('23514');
  const use = move(sponsor, 'used', null, 'free', 'used');
  expect(await attempt(...use.statements)).toBe('23514'); // a month that no renewal got
  expect(await attempt(...use.statements, give(use.id))).toBe('done');
  expect(await attempt(['UPDATE used_month SET reversed_at = now() WHERE account_id = $1', [sponsor]])).toBe('23514');
  expect(
    await attempt([
      "INSERT INTO invoice (account_id, id, amount, currency, months, paid_at) VALUES ($1, 'gift', 0, 'EUR', 120, now())",
      [sponsor],
    ]),
  ).toBe('23514');
  for (const change of ['earned_at = NULL', 'linked_at = NULL', 'earned_at = now()'])
    expect([change, await attempt([`UPDATE sponsorship SET ${change} WHERE id = $1`, [id]])]).toEqual([
      change,
      '23514',
    ]);
  expect(await attempt(['UPDATE invoice SET months = 1200'])).toBe('42501');
});

test('the application cannot lift what guards the books', async () => {
  const refused = [
    'ALTER TABLE entry DISABLE TRIGGER balanced',
    'DROP TRIGGER balanced ON posting',
    'ALTER TABLE posting DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE entry DROP CONSTRAINT entry_once',
    'CREATE OR REPLACE FUNCTION check_entry() RETURNS trigger LANGUAGE sql AS $$ SELECT NULL $$',
    'DROP FUNCTION check_entry() CASCADE',
    'CREATE FUNCTION public.sum(int) RETURNS int LANGUAGE sql AS $$ SELECT 0 $$',
    'CREATE SCHEMA mine',
    'CREATE TEMPORARY TABLE mine (a int)',
    "SET session_replication_role = 'replica'",
    'SET ROLE postgres',
    'TRUNCATE account CASCADE',
    'DELETE FROM account',
    'UPDATE entry SET created_at = now()',
    'DELETE FROM used_month',
    'UPDATE used_month SET at = now()',
    'DELETE FROM sponsorship',
    'UPDATE sponsorship SET account_id = sponsor_id',
    'DELETE FROM identity_tombstone',
    'UPDATE identity_tombstone SET key_hash = key_hash',
    'MERGE INTO posting p USING entry e ON p.entry_id = e.id WHEN MATCHED THEN DELETE',
  ];
  const said = [];
  for (const sql of refused) said.push([sql, await attempt([sql])]);
  expect(said.filter(([, code]) => code === 'done')).toEqual([]);
  console.log(`C24 lifting the guards: 0 of ${refused.length} statements took effect`);
});
