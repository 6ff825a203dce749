import type { ClientBase } from 'pg';

export const endReasons = ['refunded', 'disputed', 'identity-seen-before', 'review-refused'] as const;
export type EndReason = (typeof endReasons)[number];

/** Who sponsors whom, and how far it has come. */
export interface Sponsorship {
  readonly id: string;
  /** the sponsored */
  readonly accountId: string;
  readonly sponsorId: string;
  readonly sponsorMonths: number;
  readonly sponsoredMonths: number;
  readonly joinedAt: Date;
  /** the LinkedIn member that was linked had been linked before: waits for one that was not */
  readonly seenBeforeAt: Date | null;
  readonly linkedAt: Date | null;
  readonly invoiceId: string | null;
  readonly paidAt: Date | null;
  readonly holdUntil: Date | null;
  readonly earnedAt: Date | null;
  /** the sponsor had earned the year's months: their side was not earned */
  readonly sponsorCapped: boolean;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
  readonly review: 'none' | 'held' | 'accepted' | 'refused';
  readonly signals: readonly string[];
  readonly reviewedAt: Date | null;
}

const columns = {
  seenBeforeAt: 'seen_before_at',
  linkedAt: 'linked_at',
  invoiceId: 'invoice_id',
  paidAt: 'paid_at',
  holdUntil: 'hold_until',
  earnedAt: 'earned_at',
  sponsorCapped: 'sponsor_capped',
  endedAt: 'ended_at',
  endReason: 'end_reason',
  review: 'review',
  signals: 'signals',
  reviewedAt: 'reviewed_at',
} as const;

export type SponsorshipChange = { -readonly [Name in keyof typeof columns]?: Sponsorship[Name] };

const all = `id, account_id AS "accountId", sponsor_id AS "sponsorId", sponsor_months AS "sponsorMonths",
  sponsored_months AS "sponsoredMonths", joined_at AS "joinedAt",
  ${Object.entries(columns)
    .map(([name, column]) => `${column} AS "${name}"`)
    .join(', ')}`;

const find = (where: string) => async (db: ClientBase, value: unknown) =>
  (await db.query<Sponsorship>(`SELECT ${all} FROM sponsorship WHERE ${where}`, [value])).rows;

const ofAccount = find('account_id = $1');
const ofId = find('id = $1');
export const findSponsoredBy = find('sponsor_id = $1 ORDER BY joined_at DESC, id');
export const findHeld = (db: ClientBase) => find('review = $1 AND ended_at IS NULL ORDER BY joined_at, id')(db, 'held');
export const findSponsorshipOf = async (db: ClientBase, accountId: string) => (await ofAccount(db, accountId))[0];
export const findSponsorship = async (db: ClientBase, id: string) => (await ofId(db, id))[0];

/** Sponsorships whose hold is over and that nobody has to look at. */
export async function findHoldsOver(db: ClientBase, now: Date, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ account_id: string }>(
    `SELECT account_id FROM sponsorship WHERE hold_until <= $1 AND earned_at IS NULL AND ended_at IS NULL
       AND linked_at IS NOT NULL AND review <> 'held' ORDER BY hold_until LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => row.account_id);
}

/** Writes what has changed, and hands back what is there now. */
export async function changeSponsorship(
  db: ClientBase,
  { accountId }: Sponsorship,
  change: SponsorshipChange,
): Promise<Sponsorship> {
  const names = Object.keys(change) as (keyof typeof columns)[];
  const sets = names.map((name, place) => `${columns[name]} = $${place + 2}`);
  const { rows } = await db.query<Sponsorship>(
    `UPDATE sponsorship SET ${sets.join(', ')} WHERE account_id = $1 RETURNING ${all}`,
    [accountId, ...names.map((name) => change[name])],
  );
  return rows[0] as Sponsorship;
}
