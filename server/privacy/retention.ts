import type { ClientBase, Pool } from 'pg';
import { atDesk, inScope } from '../db/tenant.ts';
import { eraseAccount } from './erase-account.ts';
import { eraseLeads } from './erase-lead.ts';
import { type Expiring, expiring } from './expiring.ts';
import type { EraseDeps } from './journal.ts';
import { type RetentionClass, retentionRules } from './rules.ts';

/** How many rows of a class were due, and how many went. */
export interface RetentionLine {
  readonly class: RetentionClass;
  readonly due: number;
  readonly gone: number;
}

export interface RetentionReport {
  readonly id: string;
  /** The time that counted: the service's clock, or `--at`. */
  readonly at: Date;
  readonly dryRun: boolean;
  readonly lines: readonly RetentionLine[];
}

interface RetentionDeps extends EraseDeps {
  readonly app: Pool;
  /** Deletes backup files that are too old, or only counts them; hands back how many. */
  readonly pruneBackups?: (at: Date, dryRun: boolean) => Promise<number>;
}

/** So many leads are erased in one transaction. */
const BATCH = 200;
/** The instant at which a row's time is over, by the calendar in UTC: at that instant it goes. */
const over = (starts: string, name: string, at = '$1') =>
  `ends_at(${starts}, (SELECT length FROM retention_rule WHERE class = '${name}')) <= ${at}`;

/**
 * Erases or deletes what has been kept as long as its rule says (server/privacy/rules.ts) at the time `at`; with `dryRun`
 * it only counts. Leads and accounts go through the journal of erasures. A run that is interrupted is gone on with by the next.
 */
export async function runRetention(
  deps: RetentionDeps,
  { at, dryRun = false }: { at: Date; dryRun?: boolean },
): Promise<RetentionReport> {
  const { app } = deps;
  const lines = new Map<RetentionClass, { due: number; gone: number }>();
  const note = (name: RetentionClass, due: number, gone: number) => {
    const line = lines.get(name) ?? { due: 0, gone: 0 };
    lines.set(name, { due: line.due + due, gone: line.gone + gone });
  };
  const clear = async (db: ClientBase, rows: Expiring, accountId?: string) => {
    const own = accountId === undefined ? '' : ' AND t.account_id = $2';
    const values = accountId === undefined ? [at] : [at, accountId];
    const from = `FROM ${rows.table} t WHERE ${over(rows.starts, rows.class)}${own}`;
    const count = dryRun
      ? ((await db.query<{ count: number }>(`SELECT count(*)::int AS count ${from}`, values)).rows[0]?.count ?? 0)
      : ((await db.query(`DELETE ${from}`, values)).rowCount ?? 0);
    note(rows.class, count, dryRun ? 0 : count);
  };

  const accounts = await inScope(app, { desk: 'privacy' }, async (db) => {
    const { rows } = await db.query<{ id: string; over: boolean; erased: boolean }>(
      `SELECT account_id AS id, erased_at IS NOT NULL AS erased,
         erased_at IS NULL AND coalesce(${over('closed_at', 'account')}, false) AS over FROM account ORDER BY account_id`,
      [at],
    );
    return rows;
  });
  // What ends by itself goes first, then people, then accounts: each of them takes rows along, and a dry run counts what a run takes.
  for (const { id } of accounts) {
    await inScope(app, { accountId: id }, async (db) => {
      for (const rows of expiring.filter(({ scope }) => scope === 'account')) await clear(db, rows, id);
    });
  }
  await inScope(app, { desk: 'privacy' }, async (db) => {
    for (const rows of expiring.filter(({ scope }) => scope === 'desk')) await clear(db, rows);
  });
  for (const account of accounts) await clearAccount(account);
  const backups = (await deps.pruneBackups?.(at, dryRun)) ?? 0;
  note('backups', backups, dryRun ? 0 : backups);

  const names = Object.keys(retentionRules) as RetentionClass[];
  const report: RetentionReport = {
    id: deps.newId(),
    at,
    dryRun,
    lines: names.flatMap((name) => ({ class: name, ...(lines.get(name) ?? { due: 0, gone: 0 }) })),
  };
  if (!dryRun) await inScope(app, { desk: 'privacy' }, (db) => storeReport(db, report, deps.now()));
  return report;

  async function clearAccount({ id, over: isOver, erased }: { id: string; over: boolean; erased: boolean }) {
    for (;;) {
      const due = await inScope(app, { accountId: id }, (db) => clearLeads(db, id));
      note('captured-people', due, dryRun ? 0 : due);
      if (dryRun || due < BATCH) break;
    }
    if (isOver) {
      note('account', 1, dryRun ? 0 : 1);
      if (!dryRun)
        await inScope(app, { accountId: id }, (db) => eraseAccount(db, deps, { accountId: id, reason: 'retention' }));
    }
    await inScope(app, { accountId: id }, async (db) => {
      for (const name of ['audit', 'billing'] as const) {
        if (name === 'billing' && !(erased || isOver)) continue;
        const gone = await prune(db, name, id);
        note(name, gone, dryRun ? 0 : gone);
      }
    });
  }

  /** How many leads of the account were due, at most a batch of them: erased, unless this is a dry run. */
  async function clearLeads(db: ClientBase, accountId: string): Promise<number> {
    const from = `FROM lead WHERE account_id = $2 AND ${over('first_captured_at', 'captured-people')}`;
    if (dryRun) {
      const { rows } = await db.query<{ count: number }>(`SELECT count(*)::int AS count ${from}`, [at, accountId]);
      return rows[0]?.count ?? 0;
    }
    const { rows } = await db.query<{ id: string }>(`SELECT id ${from} ORDER BY id LIMIT ${BATCH}`, [at, accountId]);
    const leadIds = rows.map((row) => row.id);
    const why = { reason: 'retention', suppress: false } as const;
    return (await eraseLeads(db, deps, { accountId, leadIds, ...why })).length;
  }

  /** These lose their beginning by the database's own clock (0020-retention.ts). */
  async function prune(db: ClientBase, name: 'audit' | 'billing', accountId: string): Promise<number> {
    if (!dryRun) {
      const { rows } = await db.query<{ gone: string }>(`SELECT prune_${name}($2, $1) AS gone`, [at, accountId]);
      return Number(rows[0]?.gone ?? 0);
    }
    const count = async (table: string, whose: string, starts: string) => {
      const { rows } = await db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} WHERE ${whose} = $2 AND ${over(starts, name)}`,
        [at, accountId],
      );
      return rows[0]?.count ?? 0;
    };
    if (name === 'audit') return count('audit_event', 'account_id', 'at');
    const events = await atDesk(db, 'billing', () => count('billing_event', 'about_account', 'at'));
    return events + (await count('invoice', 'account_id', 'paid_at'));
  }
}

const storeReport = (db: ClientBase, { id, at, lines }: RetentionReport, finishedAt: Date) =>
  db.query('INSERT INTO retention_report (id, at, finished_at, lines) VALUES ($1, $2, $3, $4)', [
    id,
    at,
    finishedAt,
    JSON.stringify(lines.filter(({ due }) => due > 0)),
  ]);
