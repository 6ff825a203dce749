import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { runRetention } from '../../../server/privacy/retention.ts';
import { createRep, queryAsOwner, startTestService } from '../service.ts';
import { accountOf, eraseDeps, openAsApplication, PEPPER } from './stage.ts';

vi.setConfig({ testTimeout: 180_000 });
const service = await startTestService({ suppressionPepper: PEPPER, jobsEvery: 3600 });
const { app } = openAsApplication(service);
const as = (sql: string, values: unknown[]) => queryAsOwner(service, sql, values);

/** Rows of which a run takes some along with others: with their account, with a person, with the last of their kind. */
async function fillAccount(account: string, closedAt: string | null) {
  const userId = (await as('SELECT user_id FROM membership WHERE account_id = $1', [account]))[0].user_id;
  const [leadId, number] = [randomUUID(), randomUUID()];
  await as('UPDATE account SET closed_at = $2 WHERE account_id = $1', [account, closedAt]);
  await as(
    `INSERT INTO lead (account_id, id, kind, owner_id, fields, provenance, first_captured_at)
     VALUES ($1, $2, 'person', 'x', '{}', '{}', '2020-03-01T00:00:00Z')`,
    [account, leadId],
  );
  await as(
    `INSERT INTO idempotency (account_id, key, method, path, fingerprint, status, body, expires_at)
     VALUES ($1, $2::text, 'POST', '/v1/leads/batch', 'x', 200, jsonb_build_object('id', $2::text), '2020-03-08T00:00:00Z')`,
    [account, leadId],
  );
  await as('INSERT INTO audience_number (account_id, user_id, number) VALUES ($1, $2, $3)', [account, userId, number]);
  await as(
    "INSERT INTO audience_visit (account_id, id, number, page, at) VALUES ($1, $2, $3, 'leads', '2020-01-01T00:00:00Z')",
    [account, randomUUID(), number],
  );
  await as(
    `INSERT INTO mail (account_id, id, user_id, template, data, created_at, next_at, state, settled_at)
     VALUES ($1, $2, $3, 'news', '{}', '2020-01-01', '2020-01-01', 'sent', '2020-01-01')`,
    [account, randomUUID(), userId],
  );
  await as(
    `INSERT INTO billing_event (id, kind, about_account, at, received_at, refs)
     VALUES ($2, 'paid', $1, '2010-01-01T00:00:00Z', '2010-01-01T00:00:00Z', '{}')`,
    [account, randomUUID()],
  );
  await as(`UPDATE auth.session SET "expiresAt" = '2020-01-01T00:00:00Z' WHERE "userId" = $1`, [userId]);
}

test('a dry run counts what a run at that time takes, row by row', async () => {
  // The service has made its own run of this hour: it takes nothing of what comes now.
  await expect.poll(async () => (await as('SELECT 1 FROM retention_report', [])).length, { timeout: 60_000 }).toBe(1);
  await fillAccount(await accountOf(await createRep(service)), null);
  await fillAccount(await accountOf(await createRep(service)), '2020-01-01T00:00:00Z');
  const at = new Date('2026-01-01T00:00:00Z');
  const counts = async (dryRun: boolean) => {
    const { lines } = await runRetention({ ...eraseDeps(() => at), app }, { at, dryRun });
    return Object.fromEntries(lines.map(({ class: name, due, gone }) => [name, dryRun ? due : gone]));
  };
  const foreseen = await counts(true);
  const gone = await counts(false);
  console.log(`dry run and run: ${JSON.stringify(gone)}`);
  expect(gone).toEqual(foreseen);
  expect(gone).toMatchObject({
    account: 1,
    'captured-people': 2,
    'stored-answers': 2,
    'audience-measurement': 4,
    letters: 2,
    billing: 1,
  });
});
