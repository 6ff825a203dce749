import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { withheldColumns, withheldTables } from '../../../server/accounts/export/withheld.ts';
import {
  asBearer,
  choice,
  lead,
  push,
  queryAsOwner,
  signInByOAuth,
  signUp,
  startTestService,
  whatTheWorkNeeds,
} from '../service.ts';

const service = await startTestService();

async function createUser(name: string, place: number) {
  const person = await signUp(service, name);
  const client = asBearer(service, (await signInByOAuth(service, person.cookie)).access_token);
  await client('POST', '/v1/consents', { choices: [...whatTheWorkNeeds(), choice('capture', 'refused')] });
  const mine = Array.from({ length: 600 }, (_, n) =>
    lead([`vanity:person-${place}-${n}`], { headline: `=Marker ${place}` }),
  );
  await push(client, mine.slice(0, 500));
  await push(client, mine.slice(500));
  await client('PUT', '/v1/linkedin-link', {
    identityKeys: [`vanity:${name.toLowerCase()}`],
    name: { shown: name },
    source: 'nav-me',
  });
  await client('POST', '/v1/sponsorship/code', {});
  await client('POST', '/v1/data-requests/received', { kind: 'access', identityKeys: ['vanity:somebody-who-asked'] });
  const { account, user } = (await client('GET', '/v1/me')).body;
  return { ...person, client, accountId: account.id as string, userId: user.id as string };
}

const export_ = async (user: { cookie: string }, format: string) => {
  const response = await fetch(`${service.url}/v1/me/export?format=${format}`, { headers: { cookie: user.cookie } });
  return { response, text: await response.text() };
};

test('every column of every row about the person is in the export, secrets are named, and nobody else is in it', {
  timeout: 60_000,
}, async () => {
  const [mine, other] = [await createUser('Marit', 1), await createUser('Anton', 2)];
  const { response, text } = await export_(mine, 'json');
  const { tables, withheld } = JSON.parse(text);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="leadferry-[\d-]+\.json"$/);
  expect(Number(response.headers.get('x-export-lines'))).toBe(text.split('\n').length - 1);

  const columns = await queryAsOwner(
    service,
    `SELECT n.nspname || '.' || c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname IN ('public', 'auth') AND c.relkind = 'r' GROUP BY 1 ORDER BY 1`,
  );
  let fields = 0;
  for (const { name, columns: all } of columns) {
    const tie = name === 'auth.user' ? 'id' : ['account_id', 'userId'].find((column) => all.includes(column));
    if (!tie || withheldTables[name]) continue;
    const [schema, table] = name.split('.');
    const rows = await queryAsOwner(
      service,
      `SELECT to_jsonb(t) AS row FROM "${schema}"."${table}" t WHERE "${tie}"::text = ANY($1)`,
      [[mine.accountId, mine.userId]],
    );
    expect([name, tables[name]?.length]).toEqual([name, rows.length]);
    for (const column of all) {
      if (withheldColumns[`${name}.${column}`]) continue;
      fields += rows.length;
      const wanted = rows.map(({ row }) => JSON.stringify(row[column])).sort();
      expect([
        name,
        column,
        tables[name].map((row: Record<string, unknown>) => JSON.stringify(row[column])).sort(),
      ]).toEqual([name, column, wanted]);
    }
  }
  console.log(`D10: ${fields} fields of ${Object.keys(tables).length} tables are in the export`);
  expect(fields).toBeGreaterThan(5000);
  expect(withheld).toEqual({ ...withheldTables, ...withheldColumns });
  for (const foreign of [other.accountId, other.userId, other.email, 'Marker 2', 'somebody-who-asked', mine.password])
    expect(text).not.toContain(foreign);
});

test('as CSV: one line per field, no cell that a spreadsheet takes for a formula', async () => {
  const user = await createUser('Ines', 3);
  const { response, text } = await export_(user, 'csv');
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  expect(data[0]).toEqual(['Table', 'Row', 'Field', 'Value']);
  expect(data.length - 1).toBe(Number(response.headers.get('x-export-lines')));
  expect(data.filter(([, , , value]) => /^[=+\-@]/.test(value ?? ''))).toEqual([]);
  expect(data).toContainEqual(['auth.user', '1', 'email', user.email]);
});
