import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { verifyChains } from '../../../server/audit/verify.ts';
import { choice, createRep, lead, push, queryAsOwner, startTestService } from '../service.ts';
import { accountOf, eraseDeps, openAsApplication, PEPPER } from './stage.ts';

vi.setConfig({ testTimeout: 120_000 });
const service = await startTestService({ suppressionPepper: PEPPER, jobsEvery: 3600 });
const { app, inAccount } = openAsApplication(service);

/** As a superuser who knows how to switch the triggers off. */
async function byHand(table: string, statement: string, values: unknown[]) {
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const { rowCount } = await owner.query(statement, values);
  await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.end();
  expect(rowCount).toBeGreaterThan(0);
}

/** An account with a chain of each kind. */
async function openChained() {
  const rep = await createRep(service);
  const account = await accountOf(rep);
  await rep('POST', '/v1/consents', { choices: [choice('capture'), choice('session-guard', 'refused')] });
  await rep('POST', '/v1/consents', { choices: [choice('capture', 'withdrawn')] });
  const { body } = await push(rep, [lead(['vanity:one']), lead(['vanity:two']), lead(['vanity:three'])]);
  for (const { id } of body.results) await rep('POST', `/v1/leads/${id}/erasure`, {});
  return { rep, account };
}

const tamperings: [string, string, string][] = [
  [
    'a consent is turned round',
    'consent_event',
    "UPDATE consent_event SET state = 'given' WHERE account_id = $1 AND state = 'withdrawn'",
  ],
  [
    'a record is rewritten',
    'consent_event',
    `UPDATE consent_event SET record = record || '{"state": "given"}' WHERE account_id = $1 AND state = 'refused'`,
  ],
  [
    'another notice is said to have been shown',
    'consent_event',
    "UPDATE consent_event SET record = jsonb_set(record, '{notice,language}', '\"fr\"') WHERE account_id = $1 AND seq = 2",
  ],
  [
    'a consent is dated back',
    'consent_event',
    "UPDATE consent_event SET chosen_at = chosen_at - interval '1 year' WHERE account_id = $1 AND seq = 1",
  ],
  ['a consent is dropped', 'consent_event', 'DELETE FROM consent_event WHERE account_id = $1 AND seq = 2'],
  ['the last consent is dropped', 'consent_event', 'DELETE FROM consent_event WHERE account_id = $1 AND seq = 4'],
  [
    'an audit event is rewritten',
    'audit_event',
    "UPDATE audit_event SET action = 'lead.edited' WHERE account_id = $1 AND seq = 3",
  ],
  ['another did it', 'audit_event', "UPDATE audit_event SET via = 'operator' WHERE account_id = $1 AND seq = 2"],
  ['an audit event is dropped', 'audit_event', 'DELETE FROM audit_event WHERE account_id = $1 AND seq = 3'],
  [
    'the last audit event is dropped',
    'audit_event',
    'DELETE FROM audit_event e WHERE account_id = $1 AND seq = (SELECT max(seq) FROM audit_event WHERE account_id = $1)',
  ],
  ['all of the audit is dropped', 'audit_event', 'DELETE FROM audit_event WHERE account_id = $1'],
  ['an erasure is dropped', 'erasure', 'DELETE FROM erasure WHERE account_id = $1 AND seq = 1'],
  [
    'an erasure no longer suppresses',
    'erasure',
    'UPDATE erasure SET suppress = false WHERE account_id = $1 AND seq = 2',
  ],
];

test('D22 whatever a superuser changes by hand in a chain is seen, and in which', { timeout: 240_000 }, async () => {
  const accounts: string[] = [];
  for (const _ of tamperings) accounts.push((await openChained()).account);
  expect((await verifyChains(app)).broken).toEqual([]);
  let seen = 0;
  for (const [place, [name, table, statement]] of tamperings.entries()) {
    const account = accounts[place] as string;
    await byHand(table, statement, [account]);
    const { broken } = await verifyChains(app, account);
    if (broken.length === 1 && broken[0]?.chain.startsWith(table)) seen++;
    else console.log(`not seen: ${name}`);
  }
  expect((await verifyChains(app)).broken).toHaveLength(tamperings.length);
  console.log(`D22 tampered chains: ${seen} of ${tamperings.length} seen`);
  expect(seen).toBe(tamperings.length);
});

test('C24 ledger, consent, audit, journal: direct SQL as the application is refused', async () => {
  const { account } = await openChained();
  const tables = [
    'consent_event',
    'audit_event',
    'erasure',
    'chain_head',
    'entry',
    'posting',
    'billing_event',
    'suppression',
    'notice',
  ];
  const statements = tables.flatMap((table) => [
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
    `UPDATE ${table} SET ${table === 'notice' ? 'id = id' : table === 'billing_event' ? 'kind = kind' : 'account_id = account_id'}`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    `DROP TABLE ${table} CASCADE`,
  ]);
  let refused = 0;
  for (const statement of statements) {
    const code = await inAccount(account, (db) => db.query(statement)).then(
      () => 'done',
      (error) => error.code,
    );
    if (code === '42501') refused++;
    else console.log(`${statement}: ${code}`);
  }
  console.log(`C24 direct SQL: ${refused} of ${statements.length} refused`);
  expect(refused).toBe(statements.length);
});

test('the audit takes no personal value: the database refuses it', async () => {
  const account = await accountOf(await createRep(service));
  const add = (action: string, detail: object, userId: string | null = null) =>
    inAccount(account, (db) =>
      db.query(
        "INSERT INTO audit_event (account_id, id, via, action, user_id, detail) VALUES ($1, $2, 'session', $3, $4, $5)",
        [account, eraseDeps().newId(), action, userId, JSON.stringify(detail)],
      ),
    );
  await add('lead.edited', { fields: 'headline companyKey', count: 3 });
  const personal: [string, object, string?][] = [
    ['Orla Quist', {}],
    ['lead.edited', { name: 'Orla Quist' }],
    ['lead.edited', { mail: 'orla@example.test' }],
    ['lead.edited', { keys: ['vanity:orla'] }],
    ['lead.edited', { 'orla quist': 1 }],
    ['lead.edited', { deep: { name: 'orla' } }],
    ['lead.edited', {}, 'orla@example.test'],
  ];
  for (const [action, detail, userId] of personal) {
    await expect(add(action, detail, userId)).rejects.toMatchObject({ code: '23514' });
  }
});

test('the audit loses its beginning after three years by the database’s clock, and its chain goes on', async () => {
  const account = eraseDeps().newId();
  await queryAsOwner(service, "INSERT INTO account (account_id, name) VALUES ($1, 'Quay')", [account]);
  const add = (age: string) =>
    queryAsOwner(
      service,
      `INSERT INTO audit_event (account_id, id, via, action, at)
       VALUES ($1, gen_random_uuid(), 'job', 'lead.erased', now() - $2::interval)`,
      [account, age],
    );
  for (const age of ['4 years', '3 years 1 day', '2 years 364 days', '1 hour']) await add(age);
  const prune = async (): Promise<number> => {
    const { rows } = await inAccount(account, (db) =>
      db.query("SELECT prune_audit($1, '2099-01-01') AS gone", [account]),
    );
    return Number(rows[0].gone);
  };
  expect(await prune()).toBe(2); // however far ahead the clock of whoever calls for it is
  expect(await prune()).toBe(0);
  await add('0');
  expect((await verifyChains(app)).broken.filter(({ accountId }) => accountId === account)).toEqual([]);
  await byHand('audit_event', 'DELETE FROM audit_event WHERE account_id = $1 AND seq = 3', [account]);
  expect((await verifyChains(app)).broken).toContainEqual({ accountId: account, chain: 'audit_event', seq: 4 });
});
