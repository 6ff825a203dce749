import type { ClientBase } from 'pg';
import { readState } from '../consents/store.ts';
import type { Language } from './letter.ts';
import { languages } from './letter.ts';
import type { Claimed } from './outbox.ts';

export interface Recipient {
  readonly address: string;
  readonly language: Language;
  readonly allowsPromotion: boolean;
}

/** Whom the letter goes to as things stand now. Undefined where the person is gone. In the account's scope. */
export async function findRecipient(db: ClientBase, mail: Claimed): Promise<Recipient | undefined> {
  const { accountId, userId } = mail;
  if (!userId) {
    return mail.address === null
      ? undefined
      : { address: mail.address, language: mail.language ?? 'en', allowsPromotion: false };
  }
  const { rows } = await db.query<{ address: string; language: string | null }>(
    `SELECT u.email AS address, (SELECT e.language FROM consent_event e WHERE e.account_id = m.account_id
       AND e.user_id = m.user_id ORDER BY e.seq DESC LIMIT 1) AS language
     FROM membership m JOIN auth."user" u ON u.id = m.user_id WHERE m.account_id = $1 AND m.user_id = $2`,
    [accountId, userId],
  );
  if (!rows[0]) return undefined;
  const language = mail.language ?? languages.find((known) => known === rows[0]?.language) ?? 'en';
  const allowsPromotion = (await readState(db, accountId, userId, 'promotional-mail')) === 'given';
  return { address: rows[0].address, language, allowsPromotion };
}
