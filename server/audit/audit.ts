import type { Call } from '../http/operation.ts';

/** Writes down who did what, when. Never a name, a key or any other personal value: ids and counts only. */
export async function recordAudit(
  { db, caller, tools }: Pick<Call, 'db' | 'caller' | 'tools'>,
  action: string,
  subjectId: string | null = null,
  detail: Readonly<Record<string, number | string>> = {},
): Promise<void> {
  await db.query(
    'INSERT INTO audit_event (account_id, id, user_id, via, action, subject_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [caller.accountId, tools.newId(), caller.userId, caller.via, action, subjectId, JSON.stringify(detail)],
  );
}
