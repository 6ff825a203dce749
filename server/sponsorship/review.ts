import type { ClientBase } from 'pg';
import { advance, end, type Progress } from './advance.ts';
import { changeSponsorship, findHeld, findSponsoredBy, findSponsorship, type Sponsorship } from './store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What waits for an operator, oldest first, and how many accounts the sponsor has brought. */
export async function listHeld(db: ClientBase): Promise<(Sponsorship & { sponsorCount: number })[]> {
  const held = [];
  for (const one of await findHeld(db)) {
    held.push({ ...one, sponsorCount: (await findSponsoredBy(db, one.sponsorId)).length });
  }
  return held;
}

/** An operator's word on a held sponsorship, kept in both accounts' audit trails. Throws in plain words where it is not held. */
export async function decide(
  db: ClientBase,
  deps: Progress,
  { id, decision, by }: { id: string; decision: 'accepted' | 'refused'; by?: string | undefined },
): Promise<Sponsorship> {
  const found = UUID.test(id) ? await findSponsorship(db, id) : undefined;
  if (!found) throw new Error(`There is no sponsorship ${id}. See: npm run -s sponsorship -- review`);
  const current = (await advance(db, deps, found.accountId)) as Sponsorship; // takes the turn of both accounts
  if (current.review !== 'held' || current.endedAt)
    throw new Error(`Sponsorship ${id} is not held; nothing was changed.`);
  const reviewed = await changeSponsorship(db, current, { review: decision, reviewedAt: deps.now() });
  for (const accountId of [reviewed.accountId, reviewed.sponsorId]) {
    await db.query(
      `INSERT INTO audit_event (account_id, id, at, via, action, subject_id, detail)
       VALUES ($1, $2, $3, 'operator', $4, $5, $6)`,
      [accountId, deps.newId(), deps.now(), `sponsorship.${decision}`, id, JSON.stringify(by ? { by } : {})],
    );
  }
  if (decision === 'refused') return end(db, deps, reviewed, 'review-refused');
  return (await advance(db, deps, reviewed.accountId)) as Sponsorship;
}
