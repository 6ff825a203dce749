import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { type Notice, notices, noticeText } from '../contract/notices.ts';

export const noticeHash = (notice: Notice): string => createHash('sha256').update(noticeText(notice)).digest('hex');

/** Keeps every text that was ever offered: consents point at it by its hash, also when the program has moved on. */
export async function rememberNotices(owner: ClientBase): Promise<void> {
  const rows = notices.map((notice) => ({
    id: notice.id,
    language: notice.language,
    sha256: noticeHash(notice),
    body: noticeText(notice),
  }));
  await owner.query(
    `INSERT INTO notice (id, language, sha256, body)
     SELECT id, language, sha256, body FROM jsonb_to_recordset($1) AS r(id text, language text, sha256 text, body text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
