import type { ClientBase } from 'pg';
import { takeAccountTurn } from '../billing/store.ts';
import { advance, type Progress } from './advance.ts';
import { findSponsor } from './codes.ts';
import { DAY_MS } from './rules.ts';
import { findSponsorshipOf } from './store.ts';

export type ClaimRefusal =
  | 'invitation-unknown'
  | 'invitation-own'
  | 'invitation-late'
  | 'invitation-after-payment'
  | 'invitation-from-newer'
  | 'already-sponsored';

/**
 * Writes down who sponsors an account: once, early, and by an account that is strictly older. Once-only and strictly older
 * make the sponsorships a forest: circles cannot be built, so none are looked for. At the desk.
 */
export async function claimSponsor(
  db: ClientBase,
  { accountId, codeHash }: { accountId: string; codeHash: string },
  deps: Progress,
): Promise<{ id: string } | { refused: ClaimRefusal }> {
  const sponsorId = await findSponsor(db, codeHash);
  if (!sponsorId) return { refused: 'invitation-unknown' };
  if (sponsorId === accountId) return { refused: 'invitation-own' };
  if (await findSponsorshipOf(db, accountId)) return { refused: 'already-sponsored' }; // nobody has to wait to hear that
  await takeAccountTurn(db, accountId, sponsorId);
  if ((await findSponsor(db, codeHash)) !== sponsorId) return { refused: 'invitation-unknown' }; // a new link was made meanwhile
  const { rows } = await db.query<{ created_at: Date; older: boolean; taken: boolean; paid: boolean }>(
    `SELECT n.created_at, (s.created_at, s.account_id) < (n.created_at, n.account_id) AS older,
       EXISTS (SELECT 1 FROM sponsorship WHERE account_id = $1) AS taken,
       EXISTS (SELECT 1 FROM invoice WHERE account_id = $1 AND amount > 0) AS paid
     FROM account n, account s WHERE n.account_id = $1 AND s.account_id = $2`,
    [accountId, sponsorId],
  );
  const [facts] = rows;
  if (!facts) return { refused: 'invitation-unknown' };
  if (facts.taken) return { refused: 'already-sponsored' };
  const now = deps.now();
  if (now.getTime() > facts.created_at.getTime() + deps.rules.claimDays * DAY_MS) return { refused: 'invitation-late' };
  if (facts.paid) return { refused: 'invitation-after-payment' };
  if (!facts.older) return { refused: 'invitation-from-newer' };
  const id = deps.newId();
  const { sponsorMonths, sponsoredMonths } = deps.rules;
  const { rowCount } = await db.query(
    `INSERT INTO sponsorship (account_id, id, sponsor_id, sponsor_months, sponsored_months, joined_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account_id) DO NOTHING`,
    [accountId, id, sponsorId, sponsorMonths, sponsoredMonths, now],
  );
  if (rowCount === 0) return { refused: 'already-sponsored' };
  await advance(db, deps, accountId);
  return { id };
}
