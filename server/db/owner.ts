import type { Client } from 'pg';
import pg from 'pg';

/**
 * Forced row-level security binds the owner of the tables too, unless a superuser: then no backup could be whole. A policy
 * of the owner's own lets it see every row. The application's role is not the owner nor its member (roles.ts looks).
 */
export async function ensureOwnerSees(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relforcerowsecurity
       AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'owner')
       AND EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = current_user AND NOT r.rolsuper AND NOT r.rolbypassrls)`,
  );
  for (const { name } of rows) {
    await owner.query(`CREATE POLICY owner ON public.${pg.escapeIdentifier(name)} TO CURRENT_USER USING (true)`);
  }
}
