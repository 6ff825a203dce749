import type { Client, ClientBase } from 'pg';
import pg from 'pg';
import { rights } from './rights.ts';

/** What belongs to no single account: the work of the desk (tenant.ts), which alone sees these. */
const shared = [
  'billing_event',
  'invitation_visit',
  'identity_tombstone',
  'data_class',
  'data_request',
  'retention_rule',
  'retention_report',
];

/** Creates the restricted role that requests run as, and gives it exactly the rights listed. Runs at every start. */
export async function ensureAppRole(owner: Client, role: string, password: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const { rowCount } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) {
    await owner.query(`CREATE ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT`).catch((error) => {
      if (error.code !== '42710' && error.code !== '23505') throw error; // another process was first
    });
  }
  await owner.query('BEGIN');
  await owner.query("SELECT pg_advisory_xact_lock(hashtext('leadferry-roles'))");
  await owner.query(`ALTER ROLE ${name} PASSWORD ${pg.escapeLiteral(password)}`);
  await owner.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  // A temporary table would stand in front of the real one wherever a function names no schema: nobody makes one, and what
  // runs with the owner's rights looks there last (https://www.postgresql.org/docs/current/sql-createfunction.html).
  await owner.query(`REVOKE TEMPORARY ON DATABASE ${pg.escapeIdentifier(rows[0]?.name ?? '')} FROM PUBLIC`);
  await owner.query(`DO $$ DECLARE name regprocedure; BEGIN
    FOR name IN SELECT oid FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
        AND 'search_path=public' = ANY (proconfig) LOOP
      EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', name);
    END LOOP;
  END $$`);
  await owner.query(`GRANT USAGE ON SCHEMA public, auth TO ${name}`);
  await owner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name}`);
  for (const [table, list] of Object.entries(rights)) await owner.query(`GRANT ${list} ON public.${table} TO ${name}`);
  await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO ${name}`);
  await owner.query('COMMIT');
}

/** What stops one account from seeing another's rows, looked at from the application's own connection. */
export async function findRoleFaults(app: ClientBase): Promise<string[]> {
  const faults: string[] = [];
  const role = await app.query<{ rolsuper: boolean; rolbypassrls: boolean; owns: boolean }>(`
    SELECT rolsuper, rolbypassrls, EXISTS (
      SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('public', 'auth') AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
    FROM pg_roles WHERE rolname = current_user`);
  if (role.rows[0]?.rolsuper) faults.push('The application role is a superuser.');
  if (role.rows[0]?.rolbypassrls) faults.push('The application role may bypass row-level security.');
  if (role.rows[0]?.owns) faults.push('The application role owns tables, or is a member of their owner.');
  const tables = await app.query<{ name: string; enabled: boolean; policies: number; first_key: string | null }>(`
    SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS enabled,
      (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
      (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = c.oid AND i.indisprimary) AS first_key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname NOT IN ('schema_migration', 'notice')
    ORDER BY c.relname`);
  for (const table of tables.rows) {
    if (!table.enabled) faults.push(`Row-level security is not enabled and forced on ${table.name}.`);
    if (table.policies === 0) faults.push(`${table.name} has no row-level security policy.`);
    if (table.first_key !== 'account_id' && !shared.includes(table.name))
      faults.push(`The primary key of ${table.name} does not begin with account_id.`);
  }
  return faults;
}
