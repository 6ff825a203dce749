import pg from 'pg';
import type { Crm } from './stage.ts';

/** Asks the CRM's database as its owner. `$1` is the test's e-mail address, unless other values are given. */
export async function queryCrm<Row extends object>(
  { databaseUrl, login }: Pick<Crm, 'databaseUrl' | 'login'>,
  sql: string,
  values: unknown[] = [login.email],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
