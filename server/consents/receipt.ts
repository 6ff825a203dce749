import type { ClientBase } from 'pg';
import type { ConsentReceipt } from '../contract/consents.ts';
import type { Notice } from '../contract/notices.ts';

/** A receipt whose notice is known to be one. */
export type Receipt = ConsentReceipt & { readonly shown: Notice };

interface Row {
  record: ConsentReceipt['record'];
  seq: number;
  previous_hash: string;
  hash: string;
  body: string;
}

/** What a person keeps of a choice: the record, the words that were on the screen, and its place in their chain. */
export async function findReceipt(
  db: ClientBase,
  { accountId, userId }: { accountId: string; userId: string },
  id: string,
): Promise<Receipt | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT e.record, e.seq, e.previous_hash, e.hash, n.body FROM consent_event e
     JOIN notice n ON n.id = e.notice_id AND n.language = e.language AND n.sha256 = e.notice_hash
     WHERE e.account_id = $1 AND e.user_id = $2 AND e.id = $3`,
    [accountId, userId, id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { record, seq, previous_hash: previousHash, hash, body } = row;
  return { record, shown: JSON.parse(body) as Notice, seal: { seq, previousHash, hash } };
}
