import { expect, test } from 'vitest';
import { retentionRules } from '../../../server/privacy/rules.ts';
import { tableClasses } from '../../../server/privacy/tables.ts';
import { queryAsOwner, startTestService } from '../service.ts';

const service = await startTestService({ jobsEvery: 3600 });

test('every table has a class, every class a rule, and nothing is listed that is not there', async () => {
  const rows = await queryAsOwner(
    service,
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'auth') AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  const names = rows.map((row) => row.name);
  const known = names.filter((name) => tableClasses[name] && tableClasses[name].class in retentionRules);
  console.log(`tables with a class: ${known.length} of ${names.length}`);
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
  expect(Object.keys(tableClasses).filter((name) => !names.includes(name))).toEqual([]);
  const written = await queryAsOwner(service, 'SELECT class FROM retention_rule ORDER BY class');
  expect(written.map((row) => row.class)).toEqual(Object.keys(retentionRules).sort());
});

test('whatever is tied to a lead goes with it', async () => {
  const loose = await queryAsOwner(
    service,
    `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'lead_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT EXISTS (
       SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.confrelid = 'lead'::regclass AND k.confdeltype = 'c')`,
  );
  expect(loose).toEqual([]);
});

test('what keeps a promise hangs on nothing that could take it along', async () => {
  const tied = await queryAsOwner(
    service,
    `SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confdeltype <> 'a'
     AND conrelid IN ('suppression'::regclass, 'erasure'::regclass, 'identity_tombstone'::regclass)`,
  );
  expect(tied).toEqual([]);
});
