import type { Call } from '../http/operation.ts';

/**
 * Writes down who did what, when, and from where (`via`: the console's session, the extension's token, a script's key).
 * Never a name, a key or any other personal value: ids, counts and words of the program only. The database refuses what
 * could be anything else, and seals each event to the one before it.
 * @param id of the event, where whoever asks must be able to ask twice
 */
export async function recordAudit(
  { db, caller, tools }: Pick<Call, 'db' | 'caller' | 'tools'>,
  action: string,
  subjectId: string | null = null,
  detail: Readonly<Record<string, number | string>> = {},
  id: string = tools.newId(),
): Promise<void> {
  await db.query(
    'INSERT INTO audit_event (account_id, id, at, user_id, via, action, subject_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [caller.accountId, id, tools.now(), caller.userId, caller.via, action, subjectId, JSON.stringify(detail)],
  );
}
