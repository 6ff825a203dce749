import pg from 'pg';

/** What people decided after the backup was made, taken over from the database that it replaces. */
export interface Carried {
  readonly consents: number;
  readonly suppressions: number;
  readonly revokedKeys: number;
  readonly deactivations: number;
  /** letters that had gone out, or were refused, by then */
  readonly letters: number;
}

const DAY = "interval '1 day'"; // a clock of another process may have been behind

/**
 * A restore must not undo a “no”. Choices, keys that must not be captured, revoked API keys and deactivated accounts are taken
 * over, where the account and the person are in the backup, and so is that a letter went out: nobody gets it twice.
 * Undefined where the old database cannot be read: it is lost.
 */
export async function carryChoices(oldUrl: string, owner: pg.Client, backupAt: string): Promise<Carried | undefined> {
  const old = new pg.Client({ connectionString: oldUrl });
  old.on('error', () => undefined);
  try {
    await old.connect();
    const { rows } = await old.query<{ empty: boolean }>("SELECT to_regclass('public.consent_event') IS NULL AS empty");
    if (rows[0]?.empty) throw new Error('the database that is replaced is an empty one');
  } catch {
    await old.end();
    return undefined;
  }
  const move = async (table: string, where: string, insert: string) => {
    const { rows: there } = await old.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
    if (!there[0]?.there) return 0;
    const { rows } = await old.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${where}`, [
      backupAt,
    ]);
    const records = JSON.stringify(rows.map(({ row }) => row));
    return (await owner.query(insert, [records])).rowCount ?? 0;
  };
  const records = (table: string) =>
    `SELECT r.* FROM jsonb_populate_recordset(NULL::${table}, $1) r JOIN account a USING (account_id)`;
  try {
    return {
      consents: await move(
        'consent_event',
        `t.recorded_at >= $1::timestamptz - ${DAY}`,
        `INSERT INTO consent_event ${records('consent_event')} WHERE r.user_id IN (SELECT id FROM auth."user")
         ORDER BY r.account_id, r.user_id, r.seq ON CONFLICT DO NOTHING`,
      ),
      suppressions: await move(
        'suppression',
        '$1::timestamptz IS NOT NULL',
        `INSERT INTO suppression ${records('suppression')} ON CONFLICT DO NOTHING`,
      ),
      revokedKeys: await move(
        'api_key',
        `t.revoked_at >= $1::timestamptz - ${DAY}`,
        `UPDATE api_key k SET revoked_at = r.revoked_at FROM jsonb_populate_recordset(NULL::api_key, $1) r
         WHERE k.account_id = r.account_id AND k.id = r.id AND k.revoked_at IS NULL`,
      ),
      deactivations: await move(
        'account_status',
        '$1::timestamptz IS NOT NULL',
        `INSERT INTO account_status ${records('account_status')} ON CONFLICT DO NOTHING`,
      ),
      letters: await move(
        'mail',
        `t.state <> 'waiting' AND t.settled_at >= $1::timestamptz - ${DAY}`,
        `UPDATE mail m SET state = r.state, settled_at = r.settled_at, note = r.note, address = r.address, data = r.data,
           attempts = r.attempts FROM jsonb_populate_recordset(NULL::mail, $1) r
         WHERE m.account_id = r.account_id AND m.id = r.id AND m.state = 'waiting'`,
      ),
    };
  } finally {
    await old.end();
  }
}
