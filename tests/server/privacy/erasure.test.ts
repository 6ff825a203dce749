import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { eraseAccount } from '../../../server/privacy/erase-account.ts';
import { erasePerson } from '../../../server/privacy/erase-lead.ts';
import { tableClasses } from '../../../server/privacy/tables.ts';
import { openBeside } from '../beside.ts';
import { choice, createRep, lead, push, queryAsOwner, startTestService, statuses } from '../service.ts';
import { eraseDeps, openAsApplication, PEPPER } from './stage.ts';

vi.setConfig({ testTimeout: 120_000 });
const service = await startTestService({ suppressionPepper: PEPPER });
const { inAccount: asApplication } = openAsApplication(service);
const deps = eraseDeps();

test('D9 an erased person is not captured again: not by push, look-up, another key, or a stored answer', async () => {
  const rep = await createRep(service);
  const keys = ['vanity:ana-erased', 'member:ACoAAana-erased'];
  const key = randomUUID();
  const batch = [lead(keys), lead(['vanity:bea-stays'], { name: { shown: 'Bea Stays' } })];
  const [ana, bea] = (await push(rep, batch, key)).body.results;
  const erased = await rep('POST', `/v1/leads/${ana.id}/erasure`, {});
  expect(erased).toMatchObject({
    status: 200,
    body: { suppressedKeys: 2, erased: { lead: 1, lead_key: 2, idempotency: 1 } },
  });

  const tries: [string, () => Promise<string>][] = [
    ['the same capture', async () => statuses(await push(rep, [lead(keys)]))[0] as string],
    ['one key alone', async () => statuses(await push(rep, [lead([keys[1] as string])]))[0] as string],
    [
      'with a new key',
      async () => statuses(await push(rep, [lead([keys[0] as string, 'sales:ACwAAana-erased'])]))[0] as string,
    ],
    ['the new key alone', async () => statuses(await push(rep, [lead(['sales:ACwAAana-erased'])]))[0] as string],
    [
      'by further and further keys in one batch',
      async () => {
        const chain = [
          lead(['urn:900002']),
          lead(['urn:900001', 'urn:900002']),
          lead([keys[0] as string, 'urn:900001']),
        ];
        return [...new Set(statuses(await push(rep, chain)))].join(' ');
      },
    ],
    [
      'spelled otherwise',
      async () => {
        const vanity = (keys.find((key) => key.startsWith('vanity:')) as string).slice('vanity:'.length);
        const first = `%${vanity.charCodeAt(0).toString(16)}${vanity.slice(1)}`;
        const spelled = [vanity.toUpperCase(), first].map((name) => lead([`vanity:${name}`]));
        return [...new Set(statuses(await push(rep, spelled)))].join(' ');
      },
    ],
    ['the answer that was stored', async () => statuses(await push(rep, batch, key))[0] as string],
    ['look-up', async () => (await rep('POST', '/v1/leads/lookup', { identityKeys: keys })).body.results[0].state],
  ];
  let refused = 0;
  for (const [, attempt] of tries) if ((await attempt()) === 'suppressed') refused++;
  console.log(`D9 erased, then captured again: ${refused} of ${tries.length} refused`);
  expect(refused).toBe(tries.length);
  expect((await rep('GET', '/v1/leads')).body.leads.map(({ id }: { id: string }) => id)).toEqual([bea.id]);
  expect((await rep('POST', `/v1/leads/${ana.id}/erasure`, {})).status).toBe(404);

  // Another account keeps its own people, and its own promises.
  const other = await createRep(service);
  expect(statuses(await push(other, [lead(keys)]))).toEqual(['created']);
});

test('a deleted lead may be captured again, but not by the answer of an old batch; both are in the journal', async () => {
  const rep = await createRep(service);
  const key = randomUUID();
  const batch = [lead(['vanity:deleted-by-hand'])];
  const [{ id }] = (await push(rep, batch, key)).body.results;
  expect((await rep('DELETE', `/v1/leads/${id}`, undefined, { 'if-match': '*' })).status).toBe(204);
  expect((await push(rep, batch, key)).headers.get('idempotency-replayed')).toBe('true');
  expect((await rep('GET', '/v1/leads')).body.leads).toEqual([]);
  expect(statuses(await push(rep, [lead(['vanity:deleted-by-hand'])]))).toEqual(['created']);
  const account = (await rep('GET', '/v1/me')).body.account.id;
  const journal = await queryAsOwner(
    service,
    'SELECT subject, reason, suppress, subject_ids FROM erasure WHERE account_id = $1',
    [account],
  );
  expect(journal).toEqual([{ subject: 'lead', reason: 'deleted', suppress: false, subject_ids: [id] }]);
});

test('a request by identity keys erases everybody who holds one, and stands where nobody does', async () => {
  const rep = await createRep(service);
  const account = (await rep('GET', '/v1/me')).body.account.id;
  await push(rep, [lead(['vanity:asks', 'urn:881']), lead(['vanity:somebody-else'])]);
  const receipts = await asApplication(account, (db) =>
    erasePerson(db, deps, {
      accountId: account,
      identityKeys: ['urn:881', 'sales:ACwAAnever-seen'],
      reason: 'request',
    }),
  );
  expect(receipts.map(({ suppressedKeys }) => suppressedKeys)).toEqual([2, 2]);
  expect(
    statuses(await push(rep, [lead(['vanity:asks']), lead(['sales:ACwAAnever-seen']), lead(['vanity:somebody-else'])])),
  ).toEqual(['suppressed', 'suppressed', 'unchanged']);
});

test('a person who is held under a key that was spelled by an older rule goes all the same', async () => {
  const rep = await createRep(service);
  const account = (await rep('GET', '/v1/me')).body.account.id;
  await push(rep, [lead(['vanity:older-rule'])]);
  const identityKeys = ['vanity:older-rule%41'];
  await queryAsOwner(service, "UPDATE lead_key SET key = $1 WHERE key = 'vanity:older-rule'", identityKeys);
  await asApplication(account, (db) => erasePerson(db, deps, { accountId: account, identityKeys, reason: 'request' }));
  expect((await rep('GET', '/v1/leads')).body.leads).toEqual([]);
  expect(statuses(await push(rep, [lead(identityKeys)]))).toEqual(['suppressed']);
});

test('an erased account: nobody is left in it, and the books stay under its random id', async () => {
  const [rep, other] = [await createRep(service, 'Goes Away'), await createRep(service, 'Stays Here')];
  const { account, user } = (await rep('GET', '/v1/me')).body;
  await push(rep, [lead(['vanity:goes-with-the-account'])]);
  await rep('PUT', '/v1/linkedin-link', { identityKeys: ['vanity:goes-away'], source: 'nav-me' });
  await rep('POST', '/v1/consents', { choices: [choice('capture')] });
  await rep('POST', '/v1/sponsorship/code', {});
  const payment = { invoice: 'in_7', amount: 2900, months: 1 };
  await queryAsOwner(service, "INSERT INTO billing_event VALUES ('e7', 'paid', $1, now(), now(), '{}', $2)", [
    account.id,
    payment,
  ]);
  await queryAsOwner(service, "INSERT INTO invoice VALUES ($1, 'in_7', 2900, 'EUR', 1, now(), NULL, NULL, 'card')", [
    account.id,
  ]);
  const audit = await queryAsOwner(service, 'SELECT count(*)::int FROM audit_event WHERE account_id = $1', [
    account.id,
  ]);

  const erase = () =>
    asApplication(account.id, (db) => eraseAccount(db, deps, { accountId: account.id, reason: 'account-closed' }));
  expect((await erase())?.counts).toMatchObject({
    lead: 1,
    consent_event: 3,
    membership: 1,
    user: 1,
    linkedin_link: 1,
  });
  expect(await erase()).toBeUndefined();

  expect((await rep('GET', '/v1/me')).status).toBe(401);
  for (const [table, row] of Object.entries(tableClasses)) {
    const [schema, name] = table.split('.') as [string, string];
    if (schema !== 'public' || row.onAccountErasure === 'keep') continue;
    const left = await queryAsOwner(service, `SELECT count(*)::int FROM ${name} WHERE account_id = $1`, [account.id]);
    expect([name, left[0].count]).toEqual([name, 0]);
  }
  expect(await queryAsOwner(service, 'SELECT id FROM auth."user" WHERE id = $1', [user.id])).toEqual([]);
  expect(
    await queryAsOwner(service, 'SELECT name, erased_at IS NULL AS open FROM account WHERE account_id = $1', [
      account.id,
    ]),
  ).toEqual([{ name: 'erased', open: false }]);
  expect(await queryAsOwner(service, 'SELECT id, card_hash FROM invoice WHERE account_id = $1', [account.id])).toEqual([
    { id: 'in_7', card_hash: null },
  ]);
  expect(
    await queryAsOwner(service, 'SELECT count(*)::int FROM audit_event WHERE account_id = $1', [account.id]),
  ).toEqual(audit);
  expect((await other('GET', '/v1/me')).body.user.name).toBe('Stays Here');
});

test('nothing leaves the ledgers but by an erasure that the journal holds', async () => {
  const rep = await createRep(service);
  const account = (await rep('GET', '/v1/me')).body.account.id;
  const refused = (sql: string) =>
    expect(asApplication(account, (db) => db.query(sql.replaceAll('$1', `'${account}'`)))).rejects.toMatchObject({
      code: '42501',
    });
  await refused('SELECT erase_account_rows($1)');
  await refused("SELECT set_config('app.erasing', 'consent_event', true); DELETE FROM consent_event");
  await refused("UPDATE data_class SET on_account_erasure = 'delete'");
  await refused('UPDATE chain_head SET seq = 0');
  await refused('DELETE FROM erasure');
  await refused('DELETE FROM suppression');
  await expect(queryAsOwner(service, 'DELETE FROM erasure')).rejects.toMatchObject({ code: '42501' });
});

test('a push after stored answers have expired and an erasure do not wait for each other', async () => {
  const rep = await createRep(service);
  const accountId = (await rep('GET', '/v1/me')).body.account.id;
  const { id } = (await push(rep, [lead(['vanity:one-who-goes'])])).body.results[0];
  const { owner, count, waiting } = await openBeside(service);
  await owner.query("UPDATE idempotency SET expires_at = now() - interval '1 day' WHERE account_id = $1", [accountId]);
  const deadlocks = () => count('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()');
  const before = await deadlocks();
  await owner.query('BEGIN');
  await owner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [accountId]);
  const erased = rep('POST', `/v1/leads/${id}/erasure`);
  await waiting('advisory', 1);
  const pushed = push(rep, [lead(['vanity:one-who-comes'])]);
  await waiting('advisory', 2);
  await owner.query('COMMIT');
  expect([(await erased).status, (await pushed).status]).toEqual([200, 200]);
  expect(await deadlocks()).toBe(before);
});
