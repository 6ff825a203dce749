import type { ClientBase } from 'pg';
import type { Sponsorship } from './store.ts';

export type Bucket = 'pool' | 'pending' | 'free' | 'used' | 'reversed';
export type EntryKind = 'pending' | 'earned' | 'used' | 'reversed';

export interface Entry {
  readonly accountId: string;
  readonly kind: EntryKind;
  /** what it is about; absent where a month is used */
  readonly sponsorshipId?: string;
  readonly idemKey: string;
  readonly reason?: string;
  /** bucket → months, summing to 0 */
  readonly postings: Partial<Record<Bucket, number>>;
}

export type Balance = Record<Bucket, number>;

/** Writes an entry, once: undefined where one with its key is there. The database refuses what does not balance. */
export async function writeEntry(
  db: ClientBase,
  entry: Entry,
  { id, now }: { id: string; now: Date },
): Promise<string | undefined> {
  const { accountId, kind, sponsorshipId = null, idemKey, reason = null, postings } = entry;
  const { rowCount } = await db.query(
    `INSERT INTO entry (account_id, id, kind, idem_key, sponsorship_id, reason, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (idem_key) DO NOTHING`,
    [accountId, id, kind, idemKey, sponsorshipId, reason, now],
  );
  if (rowCount === 0) return undefined;
  const moved = Object.entries(postings).filter(([, months]) => months !== 0);
  await db.query(
    `INSERT INTO posting (account_id, entry_id, bucket, months)
     SELECT $1, $2, bucket, months FROM unnest($3::text[], $4::int[]) AS p(bucket, months)`,
    [accountId, id, moved.map(([bucket]) => bucket), moved.map(([, months]) => months)],
  );
  return id;
}

/** The two sides of a sponsorship and what each is promised. */
export const sidesOf = ({ accountId, sponsorId, sponsorMonths, sponsoredMonths }: Sponsorship) =>
  [
    { accountId: sponsorId, months: sponsorMonths },
    { accountId, months: sponsoredMonths },
  ].filter(({ months }) => months > 0);

/** An entry about one side of a sponsorship: there can be one of each kind. */
export const entryOf = (
  kind: 'pending' | 'earned' | 'reversed',
  { id }: Sponsorship,
  accountId: string,
  postings: Entry['postings'],
  reason?: string,
): Entry => ({
  accountId,
  kind,
  sponsorshipId: id,
  idemKey: `${kind}:${id}:${accountId}`,
  postings,
  ...(reason && { reason }),
});

/** The account's months, bucket by bucket: sums of what was posted. */
export async function readBalance(db: ClientBase, accountId: string): Promise<Balance> {
  const { rows } = await db.query<{ bucket: Bucket; months: number }>(
    'SELECT bucket, sum(months)::int AS months FROM posting WHERE account_id = $1 GROUP BY bucket',
    [accountId],
  );
  const none: Balance = { pool: 0, pending: 0, free: 0, used: 0, reversed: 0 };
  return Object.assign(none, Object.fromEntries(rows.map(({ bucket, months }) => [bucket, months])));
}
