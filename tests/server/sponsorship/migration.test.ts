import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { createDatabase } from '../../../server/db/embedded.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { migrations } from '../../../server/db/migrations/index.ts';

const connectionString = await createDatabase(inject('postgresUrl'), `m_${randomBytes(6).toString('hex')}`);
const owner = new pg.Client({ connectionString });
await owner.connect();
afterAll(() => owner.end());

const place = migrations.findIndex((step) => step.name === '0011-books');
const read = async () => {
  const tables = ['entry', 'posting', 'sponsorship', 'billing_event', 'used_month'];
  const rows = tables.map(async (table) => (await owner.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)).rows);
  return Promise.all(rows);
};

test('0011-books: what was in the books stays as it was, and is asked for its evidence from then on', async () => {
  await migrate(owner, migrations.slice(0, place));
  const [sponsor, sponsored, id] = [randomUUID(), randomUUID(), randomUUID()];
  const write = (sql: string, ...values: unknown[]) => owner.query(sql, values);
  await write(
    "INSERT INTO account (account_id, name, created_at) VALUES ($1, 'A', '2026-01-01'), ($2, 'B', '2026-01-02')",
    sponsor,
    sponsored,
  );
  await write("INSERT INTO billing_event VALUES ('e1', 'paid', $1, '2026-01-03', '2026-01-03', '{}', $2)", sponsored, {
    invoice: 'in_1',
    amount: 2900,
    months: 1,
  });
  await write(
    "INSERT INTO invoice (account_id, id, amount, currency, months, paid_at) VALUES ($1, 'in_1', 2900, 'EUR', 1, '2026-01-03')",
    sponsored,
  );
  await write(
    `INSERT INTO sponsorship (account_id, id, sponsor_id, sponsor_months, sponsored_months, joined_at, linked_at, invoice_id, paid_at, hold_until, earned_at)
     VALUES ($1, $2, $3, 1, 0, '2026-01-02', '2026-01-02', 'in_1', '2026-01-03', '2026-02-02', '2026-02-02')`,
    sponsored,
    id,
    sponsor,
  );
  const move = (kind: string, from: string, to: string) =>
    write(
      `WITH e AS (INSERT INTO entry (account_id, id, kind, idem_key, sponsorship_id, created_at)
         VALUES ($1::uuid, $2, $3::text, $3 || ':' || $4::uuid || ':' || $1::uuid, $4::uuid, '2026-02-03') RETURNING account_id, id)
       INSERT INTO posting SELECT account_id, id, b, m FROM e, (VALUES ($5::text, -1), ($6::text, 1)) AS p(b, m)`,
      sponsor,
      randomUUID(),
      kind,
      id,
      from,
      to,
    );
  await move('pending', 'pool', 'pending');
  await move('earned', 'pending', 'free');
  const before = await read();
  await migrate(owner, migrations);
  expect(await read()).toEqual(before);
  const { rows } = await owner.query('SELECT refunded_amount, reinstated_at, covers_from FROM invoice');
  expect(rows).toEqual([{ refunded_amount: 0, reinstated_at: null, covers_from: null }]);
  await expect(move('reversed', 'free', 'reversed')).rejects.toThrow('has not ended');
  await migrate(owner, migrations); // again: no change
});
