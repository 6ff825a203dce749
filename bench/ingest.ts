import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { readLead } from '../server/leads/incoming.ts';
import { type Placed, upsertLeads } from '../server/leads/store.ts';
import { createPeople } from './people.ts';
import { type BenchResult, interleave, summarise } from './ratios.ts';

const BATCH = 500;
const time = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** G10: what a push of 100 weighs on the wire, in sevenths of its JSON. */
export function benchWire(): BenchResult {
  const ratios = Array.from({ length: 20 }, () => {
    const body = Buffer.from(JSON.stringify({ leads: createPeople(100) }));
    return gzipSync(body).byteLength / body.byteLength;
  });
  const why = 'every lead carries a random clientRef and member id, which no compression makes shorter';
  return summarise('G10 gzip of 100 leads / their JSON', ratios, 1 / 7, undefined, why);
}

/** G13: checking 500 leads, beside the whole request that does it. */
export async function benchValidation(rounds: number, request: () => Promise<number>): Promise<BenchResult> {
  const now = new Date();
  const { ratios } = await interleave(
    rounds,
    async () => {
      const leads = createPeople(BATCH);
      return time(() => leads.map((lead, place) => readLead(lead, place, now)));
    },
    request,
  );
  return summarise(
    'G13 validation / the whole request of 500',
    ratios,
    0.2,
    undefined,
    'the schema is checked lead by lead, so that one bad lead is refused alone',
  );
}

/** G11: the one statement that writes 500 leads, beside COPY into the same table, and beside itself where nothing changes. */
export async function benchUpsert(
  rounds: number,
  owner: pg.Client,
  copy: () => Promise<number>,
): Promise<BenchResult[]> {
  const { rows } = await owner.query<{ account_id: string; user_id: string }>(
    'SELECT account_id, user_id FROM membership',
  );
  const [{ account_id: accountId, user_id: userId } = { account_id: '', user_id: '' }] = rows;
  const place = (): Placed[] =>
    createPeople(BATCH).map((lead, at) => ({ ...(readLead(lead, at, new Date()) as Placed), leadId: randomUUID() }));
  const upsert = (leads: Placed[]) => time(() => upsertLeads(owner, accountId, userId, leads, new Date()));
  const fresh = async () => upsert(place());
  const singly = async () => {
    const leads = place();
    return time(async () => {
      await owner.query('BEGIN');
      for (const lead of leads) await upsertLeads(owner, accountId, userId, [lead], new Date());
      await owner.query('COMMIT');
    });
  };
  const kept = place();
  await upsert(kept);
  const besideCopy = await interleave(rounds, fresh, copy);
  const besideSingly = await interleave(Math.min(rounds, 5), fresh, singly);
  const unchanged = await interleave(rounds, () => upsert(kept), fresh);
  const why = 'the statement merges field by field and keeps where each field comes from; COPY merges nothing';
  return [
    summarise('G11 upsert statement of 500 / COPY', besideCopy.ratios, 1.5, undefined, why),
    summarise('G11 upsert statement of 500 / row by row', besideSingly.ratios, 1 / 6, undefined, why),
    summarise('G11 upsert of 500 unchanged / of 500 new', unchanged.ratios, 0.8, undefined, why),
  ];
}

/** Fills an account with leads as the service would have written them, inside the database. */
export async function fillAccount(
  owner: pg.Client,
  account: { accountId: string; userId: string },
  people: number,
): Promise<void> {
  const given = [account.accountId, account.userId, people];
  await owner.query(
    `WITH person AS (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $3::int) n), made AS (
       INSERT INTO lead (account_id, id, kind, owner_id, fields, provenance, first_captured_at)
       SELECT $1, id, 'person', $2, jsonb_build_object('name', jsonb_build_object('shown', 'Invented Person ' || n), 'headline', 'Plant manager at an invented company ' || n % 977, 'location', 'Port ' || n % 313),
         '{"name":{"by":"capture","at":"2026-11-01T00:00:00Z"},"headline":{"by":"capture","at":"2026-11-01T00:00:00Z"},"location":{"by":"capture","at":"2026-11-01T00:00:00Z"}}', now()
       FROM person), keyed AS (
       INSERT INTO lead_key (account_id, key, lead_id) SELECT $1, kind || ':' || n, id FROM person CROSS JOIN (VALUES ('vanity:filled'), ('member:ACoAAfilled')) k(kind))
     INSERT INTO lead_capture (account_id, client_ref, lead_id, user_id, captured_at, source, legal_basis)
     SELECT $1, gen_random_uuid(), id, $2, now(), '{"url":"https://www.linkedin.com/search/results/people/","page":"people-search"}', 'legitimate-interest' FROM person`,
    given,
  );
  await owner.query('ANALYZE lead; ANALYZE lead_key; ANALYZE lead_capture');
}
