import { openDesk } from '../../server/commands/desk.ts';
import { queryCrm } from './crm.ts';
import type { Crm } from './stage.ts';

/** Puts people into the CRM as another tool would: over the API, with a key of the account's. */
export async function putIntoCrm(crm: Crm, people: { name: string; identityKeys: string[] }[]): Promise<void> {
  const desk = await openDesk({ DATABASE_URL: crm.databaseUrl, DATA_DIR: crm.dataDir });
  const key = await desk.createKey(crm.login.email, 'another tool').finally(desk.close);
  const leads = people.map(({ name, identityKeys }) => ({
    ...{ clientRef: crypto.randomUUID(), kind: 'person', identityKeys, name: { shown: name } },
    source: { url: 'https://www.linkedin.com/in/somebody/', page: 'table' },
    capturedAt: new Date().toISOString(),
  }));
  const answer = await fetch(`${crm.url}/v1/leads/batch`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ leads }),
  });
  const { results } = (await answer.json()) as { results: { status: string }[] };
  if (!results?.every(({ status }) => status === 'created'))
    throw new Error(`The CRM did not take them: ${answer.status}`);
}

/** The names of the CRM's records, and how many records hold each key. */
export async function readNames(crm: Crm): Promise<string[]> {
  const rows = await queryCrm<{ shown: string }>(
    crm,
    `SELECT fields -> 'name' ->> 'shown' AS shown FROM lead JOIN membership USING (account_id)
     JOIN auth."user" ON "user".id = membership.user_id WHERE email = $1 ORDER BY 1`,
  );
  return rows.map(({ shown }) => shown);
}
