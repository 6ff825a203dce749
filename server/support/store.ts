import type { ClientBase } from 'pg';
import type { SupportThread } from '../contract/support.ts';

export const openThread = (
  db: ClientBase,
  { accountId, id, userId, subject, at }: { accountId: string; id: string; userId: string; subject: string; at: Date },
) =>
  db.query('INSERT INTO support_thread (account_id, id, user_id, subject, opened_at) VALUES ($1, $2, $3, $4, $5)', [
    accountId,
    id,
    userId,
    subject,
    at,
  ]);

/** Adds to a thread. False where there is no such thread. */
export async function addMessage(
  db: ClientBase,
  one: { accountId: string; id: string; threadId: string; byOperator: boolean; body: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO support_message (account_id, id, thread_id, by_operator, body, at)
     SELECT account_id, $2, id, $4, $5, $6 FROM support_thread WHERE account_id = $1 AND id = $3`,
    [one.accountId, one.id, one.threadId, one.byOperator, one.body, one.at],
  );
  return rowCount === 1;
}

/** The person's threads, the newest first, each from its beginning. */
export async function readThreads(db: ClientBase, accountId: string, userId: string): Promise<SupportThread[]> {
  const { rows } = await db.query<SupportThread>(
    `SELECT t.id, t.subject, ARRAY(SELECT jsonb_build_object('id', m.id, 'byOperator', m.by_operator, 'body', m.body, 'at', m.at)
       FROM support_message m WHERE m.account_id = t.account_id AND m.thread_id = t.id ORDER BY m.id) AS messages
     FROM support_thread t WHERE t.account_id = $1 AND t.user_id = $2 ORDER BY t.id DESC LIMIT 200`,
    [accountId, userId],
  );
  return rows.map((thread) => ({
    ...thread,
    messages: thread.messages.map((message) => ({ ...message, at: new Date(message.at).toISOString() })),
  }));
}

export interface WaitingThread {
  readonly accountId: string;
  readonly id: string;
  readonly userId: string;
  readonly subject: string;
  readonly lastAt: Date;
  readonly messages: readonly string[];
}

/** Threads whose last word is the person's, or the one of that id, longest waiting first. At the operator's desk. */
export async function findWaiting(db: ClientBase, id?: string): Promise<WaitingThread[]> {
  const { rows } = await db.query<WaitingThread>(
    `SELECT t.account_id AS "accountId", t.id, t.user_id AS "userId", t.subject, last.at AS "lastAt",
       ARRAY(SELECT CASE WHEN m.by_operator THEN 'You: ' ELSE 'They: ' END || m.body FROM support_message m
         WHERE m.account_id = t.account_id AND m.thread_id = t.id ORDER BY m.id) AS messages
     FROM support_thread t CROSS JOIN LATERAL (SELECT m.at, m.by_operator FROM support_message m
       WHERE m.account_id = t.account_id AND m.thread_id = t.id ORDER BY m.id DESC LIMIT 1) last
     WHERE ($1::text IS NULL AND NOT last.by_operator) OR t.id::text = $1 ORDER BY last.at`,
    [id ?? null],
  );
  return rows;
}
