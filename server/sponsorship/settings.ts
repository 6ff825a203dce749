import type { ClientBase } from 'pg';
import type { SponsorSettings, Sponsorship } from '../contract/sponsorship.ts';

/** Which names others may see: none until somebody says so. */
export async function readSettings(db: ClientBase, accountId: string): Promise<Sponsorship['settings']> {
  const { rows } = await db.query<Sponsorship['settings']>(
    'SELECT show_first_name AS "showFirstName", share_name AS "shareName" FROM sponsor_setting WHERE account_id = $1',
    [accountId],
  );
  return rows[0] ?? { showFirstName: false, shareName: false };
}

export const writeSettings = (db: ClientBase, accountId: string, { showFirstName, shareName }: SponsorSettings) =>
  db.query(
    `INSERT INTO sponsor_setting (account_id, show_first_name, share_name)
     VALUES ($1, coalesce($2, false), coalesce($3, false)) ON CONFLICT (account_id) DO UPDATE
     SET show_first_name = coalesce($2, sponsor_setting.show_first_name), share_name = coalesce($3, sponsor_setting.share_name)`,
    [accountId, showFirstName ?? null, shareName ?? null],
  );
