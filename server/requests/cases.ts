import type { ClientBase } from 'pg';
import type { RequestCase, RequestKind } from '../contract/data-requests.ts';
import type { Language } from '../mail/letter.ts';

export interface NewCase {
  readonly accountId: string;
  readonly id: string;
  readonly kind: RequestKind;
  readonly cameBy: RequestCase['cameBy'];
  readonly identityKeys: readonly string[];
  readonly name: string | null;
  readonly address: string | null;
  readonly language: Language;
  readonly message: string | null;
  readonly receivedAt: Date;
  readonly dueAt: Date;
}

export const insertCase = (db: ClientBase, one: NewCase) =>
  db.query(
    `INSERT INTO data_request_case
       (account_id, id, kind, came_by, identity_keys, name, address, language, message, received_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      one.accountId,
      one.id,
      one.kind,
      one.cameBy,
      one.identityKeys,
      one.name,
      one.address,
      one.language,
      one.message,
      one.receivedAt,
      one.dueAt,
    ],
  );

interface Row extends Pick<RequestCase, 'id' | 'kind' | 'cameBy' | 'identityKeys' | 'language' | 'state' | 'leads'> {
  name: string | null;
  address: string | null;
  message: string | null;
  receivedAt: Date;
  dueAt: Date;
  settledAt: Date | null;
}

const toCase = ({ name, address, message, receivedAt, dueAt, settledAt, ...row }: Row): RequestCase => ({
  ...row,
  ...(name !== null && { name }),
  ...(address !== null && { email: address }),
  ...(message !== null && { message }),
  receivedAt: receivedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  ...(settledAt && { settledAt: settledAt.toISOString() }),
});

/** Open ones first, the nearest date first; then the settled ones, newest first. With an id: that one, held. */
export async function readCases(db: ClientBase, accountId: string, id?: string): Promise<RequestCase[]> {
  const { rows } = await db.query<Row>(
    `SELECT c.id, c.kind, c.came_by AS "cameBy", c.identity_keys AS "identityKeys", c.name, c.address, c.language,
       c.message, c.received_at AS "receivedAt", c.due_at AS "dueAt", c.state, c.settled_at AS "settledAt",
       ARRAY(SELECT jsonb_build_object('id', l.id, 'name', l.fields -> 'name' ->> 'shown') FROM lead l
         WHERE l.account_id = c.account_id AND l.id IN (SELECT k.lead_id FROM lead_key k
           WHERE k.account_id = c.account_id AND k.key = ANY(c.identity_keys)) ORDER BY l.id) AS leads
     FROM data_request_case c WHERE c.account_id = $1 AND ($2::uuid IS NULL OR c.id = $2)
     ORDER BY c.state <> 'open', CASE WHEN c.state = 'open' THEN c.due_at END, c.settled_at DESC, c.id LIMIT 500`,
    [accountId, id ?? null],
  );
  return rows.map(toCase);
}

/** Settles an open case, once: who asked and about whom goes, that and when it was answered stays. */
export async function settleCase(
  db: ClientBase,
  {
    accountId,
    id,
    state,
    at,
    userId,
  }: { accountId: string; id: string; state: 'answered' | 'refused'; at: Date; userId: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE data_request_case SET state = $3, settled_at = $4, user_id = $5,
       identity_keys = '{}', name = NULL, address = NULL, message = NULL
     WHERE account_id = $1 AND id = $2 AND state = 'open'`,
    [accountId, id, state, at, userId],
  );
  return rowCount === 1;
}

/** Whether the caller may see to requests. */
export async function isAdmin(db: ClientBase, { accountId, userId }: { accountId: string; userId: string }) {
  const { rowCount } = await db.query(
    "SELECT 1 FROM membership WHERE account_id = $1 AND user_id = $2 AND role IN ('owner', 'admin')",
    [accountId, userId],
  );
  return rowCount === 1;
}
