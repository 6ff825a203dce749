import type { ClientBase } from 'pg';
import { isOpen } from '../billing/closed.ts';
import { sendMail } from '../mail/outbox.ts';
import type { Progress } from './advance.ts';
import { DAY_MS } from './rules.ts';

type Kind = 'link-waits' | 'payment-waits' | 'month-earned';

interface Due {
  readonly kind: Kind;
  /** the sponsored account whose story it is */
  readonly about: string;
  readonly accountId: string;
  readonly userId: string;
  readonly onceKey: string;
  readonly months: number;
}

export interface ReminderDeps extends Progress {
  readonly publicUrl: string;
}

/** A week in which it may go out: what nobody could be told by then is old. */
const WORTH_DAYS = 7;
const after = { 'link-waits': 3, 'payment-waits': 7, 'month-earned': 0 } as const;

/** Accounts whose sponsorship has a reminder due, for somebody who allowed promotional letters. At a desk. */
export async function findRemindersDue(db: ClientBase, now: Date, limit: number): Promise<string[]> {
  return [...new Set((await findDue(db, now, null, limit)).map(({ about }) => about))];
}

/**
 * Writes the reminders that an account's sponsorship is due, each once however often this is asked, to who allows
 * promotional letters now; they are asked again when the letter is sent. At a desk.
 */
export async function remind(db: ClientBase, deps: ReminderDeps, about: string): Promise<number> {
  const now = deps.now();
  let written = 0;
  for (const { kind, accountId, userId, onceKey, months } of await findDue(db, now, about, 10)) {
    const until = new Date(now.getTime() + WORTH_DAYS * DAY_MS);
    const data = { months, days: deps.rules.holdDays, url: `${deps.publicUrl}/sponsorship` };
    if (await sendMail(db, deps, { template: kind, to: { accountId, userId }, data, onceKey, until })) written++;
  }
  return written;
}

async function findDue(db: ClientBase, now: Date, about: string | null, limit: number): Promise<Due[]> {
  const day = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const times = Object.values(after).flatMap((days) => [day(days + WORTH_DAYS), day(days)]);
  const { rows } = await db.query<Due>(
    `WITH due AS (
       SELECT 'link-waits' AS kind, account_id AS about, account_id, id, sponsored_months AS months FROM sponsorship
         WHERE joined_at > $3 AND joined_at <= $4 AND linked_at IS NULL AND seen_before_at IS NULL AND ended_at IS NULL
       UNION ALL SELECT 'payment-waits', account_id, account_id, id, sponsored_months FROM sponsorship
         WHERE linked_at > $5 AND linked_at <= $6 AND paid_at IS NULL AND ended_at IS NULL
       UNION ALL SELECT 'month-earned', s.account_id, side.account_id, s.id, side.months FROM sponsorship s,
         LATERAL (VALUES (s.account_id, s.sponsored_months), (s.sponsor_id, CASE WHEN s.sponsor_capped THEN 0 ELSE s.sponsor_months END))
           AS side(account_id, months)
         WHERE s.earned_at > $7 AND s.earned_at <= $8 AND s.ended_at IS NULL)
     SELECT d.kind, d.about, d.account_id AS "accountId", m.user_id AS "userId", d.months,
       'reminder ' || d.kind || ' ' || d.id AS "onceKey"
     FROM due d JOIN account a ON a.account_id = d.account_id AND ${isOpen} JOIN membership m ON m.account_id = d.account_id AND m.role = 'owner'
       JOIN consent_current c ON c.account_id = m.account_id AND c.user_id = m.user_id AND c.purpose = 'promotional-mail'
     WHERE d.months > 0 AND c.state = 'given' AND ($1::uuid IS NULL OR d.about = $1)
       AND NOT EXISTS (SELECT 1 FROM mail WHERE mail.account_id = d.account_id
         AND mail.once_key = 'reminder ' || d.kind || ' ' || d.id)
     LIMIT $2`,
    [about, limit, ...times],
  );
  return rows;
}
