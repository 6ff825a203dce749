import type { ClientBase } from 'pg';

export interface Intake {
  /** How many more new people the account may take in today (UTC, server time). */
  readonly left: number;
  /** Seconds until the next day begins. */
  readonly resetsIn: number;
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

export async function readIntake(db: ClientBase, accountId: string, cap: number, now: Date): Promise<Intake> {
  const { rows } = await db.query<{ people: number }>(
    'SELECT people FROM daily_intake WHERE account_id = $1 AND day = $2',
    [accountId, dayOf(now)],
  );
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return { left: Math.max(0, cap - (rows[0]?.people ?? 0)), resetsIn: Math.ceil((midnight - now.getTime()) / 1000) };
}

/** Counts new people. They stay counted when they are deleted: the cap is about taking in. */
export const countIntake = (db: ClientBase, accountId: string, now: Date, people: number) =>
  db.query(
    `INSERT INTO daily_intake AS d (account_id, day, people) VALUES ($1, $2, $3)
     ON CONFLICT (account_id, day) DO UPDATE SET people = d.people + excluded.people`,
    [accountId, dayOf(now), people],
  );
