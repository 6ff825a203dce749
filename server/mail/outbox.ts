import type { ClientBase } from 'pg';
import type { Language } from './letter.ts';
import type { TemplateData, TemplateId } from './templates.ts';

/** Letters that belong to no account stand under this one. */
export const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** A letter to be sent. To a user it goes by their id: the address is looked up when it is sent, and is kept nowhere else. */
export interface Outgoing<Id extends TemplateId> {
  readonly template: Id;
  readonly to: { accountId: string; userId: string } | { accountId?: string; address: string };
  readonly data: TemplateData<Id>;
  /** Without it: the language in which the person last made a choice, else English. */
  readonly language?: Language;
  /** A second letter of the account with this key is not written. */
  readonly onceKey?: string;
  /** Not worth sending after this. */
  readonly until?: Date;
}

interface Tools {
  readonly now: () => Date;
  readonly newId: () => string;
}

/**
 * Puts a letter into the outbox, in the caller's transaction: it goes out if, and only if, that commits. False where a
 * letter with the same onceKey is there already. In the account's scope, or at a desk.
 */
export async function sendMail<Id extends TemplateId>(
  db: ClientBase,
  { now, newId }: Tools,
  { template, to, data, language, onceKey, until }: Outgoing<Id>,
): Promise<boolean> {
  const { accountId = NO_ACCOUNT } = to;
  const { rowCount } = await db.query(
    `INSERT INTO mail (account_id, id, user_id, address, template, language, data, once_key, created_at, next_at, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10) ON CONFLICT (account_id, once_key) DO NOTHING`,
    [
      accountId,
      newId(),
      'userId' in to ? to.userId : null,
      'address' in to ? to.address : null,
      template,
      language ?? null,
      JSON.stringify(data),
      onceKey ?? null,
      now(),
      until ?? null,
    ],
  );
  return rowCount === 1;
}

export interface WaitingMail {
  readonly accountId: string;
  readonly id: string;
}

/** Letters whose time has come, oldest first. At a desk. */
export async function findDueMail(db: ClientBase, now: Date, limit: number): Promise<WaitingMail[]> {
  const { rows } = await db.query<WaitingMail>(
    `SELECT account_id AS "accountId", id FROM mail WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at LIMIT $2`,
    [now, limit],
  );
  return rows;
}

export interface Claimed extends WaitingMail {
  readonly userId: string | null;
  readonly address: string | null;
  readonly template: string;
  readonly language: Language | null;
  readonly data: unknown;
  readonly createdAt: Date;
  readonly until: Date | null;
  readonly attempts: number;
}

/** The letter, held until the transaction ends; undefined where it is settled, not due, or held by another worker. */
export async function claimMail(db: ClientBase, { accountId, id }: WaitingMail, now: Date) {
  const { rows } = await db.query<Claimed>(
    `SELECT account_id AS "accountId", id, user_id AS "userId", address, template, language, data,
       created_at AS "createdAt", until, attempts
     FROM mail WHERE account_id = $1 AND id = $2 AND state = 'waiting' AND next_at <= $3 FOR UPDATE SKIP LOCKED`,
    [accountId, id, now],
  );
  return rows[0];
}

/** The letter is done with: only that it was, when and why stays. A refused one keeps its words for the operator. */
export const settleMail = (
  db: ClientBase,
  mail: WaitingMail,
  state: 'sent' | 'dropped' | 'refused',
  now: Date,
  note = '',
) =>
  db.query(
    `UPDATE mail SET state = $3, settled_at = $4, note = nullif($5, ''), attempts = attempts + ($3 <> 'dropped')::int,
       address = CASE WHEN $3 = 'refused' THEN address END, data = CASE WHEN $3 = 'refused' THEN data ELSE '{}' END
     WHERE account_id = $1 AND id = $2`,
    [mail.accountId, mail.id, state, now, note],
  );

export const postponeMail = (db: ClientBase, mail: WaitingMail, nextAt: Date, note: string) =>
  db.query('UPDATE mail SET attempts = attempts + 1, next_at = $3, note = $4 WHERE account_id = $1 AND id = $2', [
    mail.accountId,
    mail.id,
    nextAt,
    note,
  ]);
