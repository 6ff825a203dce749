import type { Page } from '@playwright/test';
import pg from 'pg';

/** One captured person, as the extension's database knows them. */
export interface CapturedLead {
  clientRef: string;
  keys: string[];
  state: 'waiting' | 'refused' | 'pushed';
}

/** Every lead in the extension's IndexedDB, read there: `page` is any page of the extension. */
export function readQueue(page: Page): Promise<CapturedLead[]> {
  return page.evaluate(async () => {
    interface Held {
      clientRef: string;
      keys?: string[];
      lead?: { identityKeys: string[] };
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('leadferry-queue');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const names = ['captures', 'acknowledged', 'exceptions'].filter((name) => database.objectStoreNames.contains(name));
    // One transaction: between two of them a push would move people, who then were there twice, or not at all.
    const reading = names.length > 0 ? database.transaction(names) : undefined;
    const all = <T>(name: string) =>
      new Promise<T[]>((resolve, reject) => {
        if (!reading || !names.includes(name)) return resolve([]);
        const request = reading.objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [captures, acknowledged, exceptions] = await Promise.all([
      all<{ leads: Held[] }>('captures'),
      all<{ leads: Held[] }>('acknowledged'),
      all<{ clientRef: string; keys: string[]; nextAt?: number }>('exceptions'),
    ]);
    database.close();
    const flat = (held: { leads: Held[] }[], state: 'waiting' | 'pushed') =>
      held.flatMap(({ leads }) =>
        leads.map((lead) => ({
          clientRef: lead.clientRef,
          keys: lead.keys ?? lead.lead?.identityKeys ?? [],
          state,
        })),
      );
    return [
      ...flat(captures, 'waiting'),
      ...flat(acknowledged, 'pushed'),
      ...exceptions.map(({ clientRef, keys, nextAt }) => ({
        clientRef,
        keys,
        state: nextAt === undefined ? ('refused' as const) : ('waiting' as const),
      })),
    ];
  });
}

/** A record of the CRM, with everything that names the person. */
export interface CrmRecord {
  id: string;
  keys: string[];
}

/** Every record of the account that this user belongs to, read in PostgreSQL as its owner. */
export async function readCrm(databaseUrl: string, email: string): Promise<CrmRecord[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<CrmRecord>(
      `SELECT lead.id, array_agg(lead_key.key) AS keys
       FROM lead JOIN lead_key ON lead_key.account_id = lead.account_id AND lead_key.lead_id = lead.id
       JOIN membership ON membership.account_id = lead.account_id
       JOIN auth."user" ON "user".id = membership.user_id
       WHERE "user".email = $1 GROUP BY lead.account_id, lead.id`,
      [email],
    );
    return rows;
  } finally {
    await client.end();
  }
}

export interface Balance {
  captured: number;
  pushed: number;
  inCrm: number;
  /** people who were captured and are not in the CRM */
  lost: number;
  /** people who are in the CRM more than once */
  doubled: number;
}

/** Compares what was captured with what arrived; a person is recognised by any identity key. */
export function balance(queue: CapturedLead[], crm: CrmRecord[], people: string[][]): Balance {
  const captured = queue.filter(({ state }) => state !== 'refused');
  const holders = (keys: string[]) => crm.filter((record) => record.keys.some((key) => keys.includes(key)));
  return {
    captured: captured.length,
    pushed: captured.filter(({ state }) => state === 'pushed').length,
    inCrm: crm.length,
    lost: captured.filter(({ keys }) => holders(keys).length === 0).length,
    doubled: people.filter((keys) => holders(keys).length > 1).length,
  };
}
