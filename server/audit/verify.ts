import type { ClientBase, Pool } from 'pg';
import { findBrokenLink, type Sealed } from '../consents/chain.ts';
import { inScope } from '../db/tenant.ts';

/** A chain in which something was changed, dropped, added or moved by hand, and the first place where it shows. */
export interface BrokenChain {
  readonly accountId: string;
  readonly chain: string;
  readonly seq: number;
}

export interface Verified {
  /** Chains and links that were looked at. */
  readonly chains: number;
  readonly links: number;
  readonly broken: readonly BrokenChain[];
}

interface Head {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** Looks through every chain, or those of one account: audit, erasures, and each person's consents. */
export async function verifyChains(app: Pool, only?: string): Promise<Verified> {
  const accounts = await inScope(app, { desk: 'privacy' }, (db) =>
    db.query<{ id: string }>(
      'SELECT account_id AS id FROM account WHERE $1::uuid IS NULL OR account_id = $1 ORDER BY 1',
      [only ?? null],
    ),
  );
  let [chains, links] = [0, 0];
  const broken: BrokenChain[] = [];
  for (const { id: accountId } of accounts.rows) {
    await inScope(app, { accountId }, async (db) => {
      await db.query("SET LOCAL timezone = 'UTC'"); // as seal_row() has it
      const { rows: heads } = await db.query<Head>(
        'SELECT chain, seq::int, hash FROM chain_head WHERE account_id = $1 ORDER BY chain',
        [accountId],
      );
      const people = await db.query<{ chain: string }>(
        "SELECT DISTINCT 'consent_event:' || user_id AS chain FROM consent_event WHERE account_id = $1",
        [accountId],
      );
      const names = new Set([
        'audit_event',
        'erasure',
        ...people.rows.map((row) => row.chain),
        ...heads.map((h) => h.chain),
      ]);
      for (const chain of names) {
        const head = heads.find((one) => one.chain === chain);
        const [, userId] = chain.split(':');
        const seen = userId
          ? await readConsents(db, accountId, userId, head)
          : await readSealed(db, accountId, chain as 'audit_event' | 'erasure', head);
        if (seen.links > 0 || head) chains++;
        links += seen.links;
        if (seen.faultAt !== undefined) broken.push({ accountId, chain, seq: seen.faultAt });
      }
    });
  }
  return { chains, links, broken };
}

interface Seen {
  readonly links: number;
  readonly faultAt: number | undefined;
}

/** A chain that the database seals: computed again from its rows, from where it was pruned to its head. */
async function readSealed(
  db: ClientBase,
  accountId: string,
  table: 'audit_event' | 'erasure',
  head?: Head,
): Promise<Seen> {
  const { rows } = await db.query<{
    links: number;
    last: number | null;
    last_hash: string | null;
    fault: number | null;
  }>(
    `WITH link AS (
       SELECT t.seq, t.hash, t.previous_hash, seal_of(t.previous_hash, to_jsonb(t)) AS sealed,
         coalesce(lag(t.hash) OVER w, h.from_hash) AS before, coalesce(lag(t.seq) OVER w + 1, h.from_seq) AS place
       FROM ${table} t LEFT JOIN chain_head h ON h.account_id = t.account_id AND h.chain = '${table}'
       WHERE t.account_id = $1 WINDOW w AS (ORDER BY t.seq)
     )
     SELECT count(*)::int AS links, max(seq)::int AS last, (array_agg(hash ORDER BY seq DESC))[1] AS last_hash,
       min(seq) FILTER (WHERE hash IS DISTINCT FROM sealed OR previous_hash IS DISTINCT FROM before
         OR seq IS DISTINCT FROM place)::int AS fault FROM link`,
    [accountId],
  );
  const { links = 0, last = null, last_hash: lastHash = null, fault = null } = rows[0] ?? {};
  const pruned = await db.query<{ empty: boolean }>(
    `SELECT from_seq = seq + 1 AND from_hash = hash AS empty FROM chain_head WHERE account_id = $1 AND chain = '${table}'`,
    [accountId],
  );
  if (links === 0 && (head === undefined || pruned.rows[0]?.empty)) return { links, faultAt: undefined };
  const tail = head && last === head.seq && lastHash === head.hash ? undefined : (last ?? 0) + 1;
  return { links, faultAt: fault ?? tail };
}

/** A person's consents: the records, the columns that repeat them, and the head. */
async function readConsents(db: ClientBase, accountId: string, userId: string, head?: Head): Promise<Seen> {
  const { rows } = await db.query<Sealed & { repeated: boolean }>(
    `SELECT seq, record, previous_hash AS "previousHash", hash,
       (record ->> 'state', record ->> 'purpose', record ->> 'recordId', record ->> 'principal',
        record -> 'notice' ->> 'id', record -> 'notice' ->> 'sha256', record -> 'notice' ->> 'language',
        (record ->> 'eventTime')::timestamptz, (record ->> 'recordedAt')::timestamptz)
       IS NOT DISTINCT FROM (state, purpose, id::text, user_id, notice_id, notice_hash, language, chosen_at, recorded_at) AS repeated
     FROM consent_event WHERE account_id = $1 AND user_id = $2 ORDER BY seq`,
    [accountId, userId],
  );
  const differs = rows.find(({ repeated }) => !repeated)?.seq;
  const last = rows.at(-1);
  const tail = head && last?.seq === head.seq && last.hash === head.hash ? undefined : (last?.seq ?? 0) + 1;
  const faults = [findBrokenLink(rows), differs, tail].filter((seq) => seq !== undefined);
  return { links: rows.length, faultAt: faults.length > 0 ? Math.min(...faults) : undefined };
}
