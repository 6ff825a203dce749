import type { ClientBase } from 'pg';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface ListedMail {
  readonly id: string;
  readonly state: 'waiting' | 'refused';
  readonly template: string;
  readonly createdAt: Date;
  readonly nextAt: Date;
  readonly attempts: number;
  readonly note: string | null;
}

/** What waits or was refused, oldest first; not to whom, and not what it says. At the operator's desk. */
export async function listMail(db: ClientBase): Promise<ListedMail[]> {
  const { rows } = await db.query<ListedMail>(
    `SELECT id, state, template, created_at AS "createdAt", next_at AS "nextAt", attempts, note
     FROM mail WHERE state IN ('waiting', 'refused') ORDER BY created_at`,
  );
  return rows;
}

/** The letter is due now, as if it had not been tried. At the operator's desk. */
export async function retryMail(db: ClientBase, id: string, now: Date): Promise<boolean> {
  if (!UUID.test(id)) return false;
  const { rowCount } = await db.query(
    `UPDATE mail SET state = 'waiting', attempts = 0, next_at = $2, settled_at = NULL, note = NULL
     WHERE id = $1 AND state IN ('waiting', 'refused')`,
    [id, now],
  );
  return rowCount === 1;
}
