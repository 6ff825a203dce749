import type { ClientBase } from 'pg';
import { withheldColumns, withheldTables } from './withheld.ts';

/** A table with rows about the person, and how to page through theirs. */
export interface Source {
  /** `public.lead` */
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of the primary key with their types: the order of the pages. */
  readonly key: readonly { name: string; type: string }[];
  /** SQL over $1, the account, and $2, the user. */
  readonly where: string;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Every table that is tied to an account or to a user of sign-in, from the catalog: a table or column that is added later is
 * exported too, unless somebody withholds it. Of an account's rows that name a user, those of this user.
 */
export async function findSources(db: ClientBase): Promise<Source[]> {
  const { rows } = await db.query<{ name: string; columns: string[]; key: Source['key'] }>(`
    SELECT n.nspname || '.' || c.relname AS name,
      ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum) AS columns,
      ARRAY(SELECT jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
        FROM pg_index i JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(num, place) ON true
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num
        WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place) AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'auth') AND c.relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'SELECT')
    ORDER BY n.nspname DESC, c.relname`);
  return rows.flatMap(({ name, columns, key }) => {
    const where = whose(name, columns);
    if (where === undefined || Object.hasOwn(withheldTables, name)) return [];
    return [
      { name, key, where, columns: columns.filter((column) => !Object.hasOwn(withheldColumns, `${name}.${column}`)) },
    ];
  });
}

function whose(name: string, columns: readonly string[]): string | undefined {
  const isOwn = (column: string) =>
    columns.includes(column) ? ` AND (${quote(column)} IS NULL OR ${quote(column)} = $2)` : '';
  if (name === 'auth.user') return '$1::text IS NOT NULL AND id = $2';
  if (name.startsWith('auth.'))
    return columns.includes('userId') ? '$1::text IS NOT NULL AND "userId" = $2' : undefined;
  return columns.includes('account_id')
    ? `account_id = $1::uuid AND $2::text IS NOT NULL${isOwn('user_id')}`
    : undefined;
}

export async function countRows(
  db: ClientBase,
  { name, where }: Source,
  person: readonly [string, string],
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(`SELECT count(*)::int FROM ${from(name)} WHERE ${where}`, [
    ...person,
  ]);
  return rows[0]?.count ?? 0;
}

const from = (name: string) => name.split('.').map(quote).join('.');

/** The rows after those that were read, in the order of the primary key. */
export async function readRows(
  db: ClientBase,
  { name, columns, key, where }: Source,
  person: readonly [string, string],
  after: readonly unknown[] | undefined,
  limit: number,
): Promise<{ rows: Record<string, unknown>[]; last: unknown[] | undefined }> {
  const order = key.map((column) => quote(column.name)).join(', ');
  const bounds = after && ` AND (${order}) > (${key.map(({ type }, place) => `$${place + 3}::${type}`).join(', ')})`;
  const { rows } = await db.query<{ row: Record<string, unknown>; key: unknown[] }>(
    `SELECT (SELECT to_jsonb(x) FROM (SELECT ${columns.map((column) => `t.${quote(column)}`).join(', ')}) x) AS row,
       ARRAY[${key.map((column) => `t.${quote(column.name)}::text`).join(', ')}] AS key
     FROM ${from(name)} t WHERE ${where}${bounds ?? ''} ORDER BY ${order} LIMIT ${limit}`,
    [...person, ...(after ?? [])],
  );
  return { rows: rows.map(({ row }) => row), last: rows.length === limit ? rows.at(-1)?.key : undefined };
}
