import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

const hashId = (id: string) => createHash('sha256').update(`invitation-visit ${id}`).digest('hex');

/** Keeps which link a visitor came by until they sign up. The visitor holds a random id, which says nothing itself. */
export async function keepVisit(
  db: ClientBase,
  { id, codeHash, now, until }: { id: string; codeHash: string; now: Date; until: Date },
): Promise<void> {
  await db.query('DELETE FROM invitation_visit WHERE expires_at <= $1', [now]);
  await db.query('INSERT INTO invitation_visit (id_hash, code_hash, expires_at) VALUES ($1, $2, $3)', [
    hashId(id),
    codeHash,
    until,
  ]);
}

/** The hash of the code that a visitor came by. */
export async function findVisit(db: ClientBase, id: string, now: Date): Promise<string | undefined> {
  const { rows } = await db.query<{ code_hash: string }>(
    'SELECT code_hash FROM invitation_visit WHERE id_hash = $1 AND expires_at > $2',
    [hashId(id), now],
  );
  return rows[0]?.code_hash;
}

export const forgetVisit = (db: ClientBase, id: string) =>
  db.query('DELETE FROM invitation_visit WHERE id_hash = $1', [hashId(id)]);
