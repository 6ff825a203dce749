import pg from 'pg';
import { createDatabase } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { migrations } from '../db/migrations/index.ts';
import { appRoleOf, databaseOf, prepareDatabase } from '../db/open.ts';
import type { EraseDeps } from '../privacy/journal.ts';
import { mirrorJournal, readJournal } from '../privacy/journal-file.ts';
import { replayErasures } from '../privacy/replay.ts';
import { type RetentionReport, runRetention } from '../privacy/retention.ts';
import { type Carried, carryChoices } from './carry.ts';
import type { BackupHead } from './format.ts';
import { loadBackup } from './load.ts';
import { checkBackup } from './read.ts';

interface RestoreDeps extends EraseDeps {
  /** The owner's connection to the database that is replaced. */
  readonly ownerUrl: string;
  readonly secret: string;
  /** The journal's file (server/privacy/journal-file.ts). */
  readonly journal: string;
}

export interface Restored {
  readonly at: string;
  readonly replayed: number;
  /** Undefined where the database that was replaced could not be read. */
  readonly carried: Carried | undefined;
  readonly retention: RetentionReport;
}

/**
 * Puts a backup in the place of the database. It is made whole beside it, and takes its name in the last step, when what
 * people decided since is taken over (carry.ts), what was erased since has been erased again and what was kept long enough is
 * gone: no service ever opens it before. Sessions and tokens end, for some may have been revoked since. Where anything fails,
 * the database is as it was.
 */
export async function restoreBackup(deps: RestoreDeps, file: string): Promise<Restored> {
  const head = await checkBackup(file);
  const unknown = head.migrations.filter((name) => !migrations.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `The backup is newer than this program: it has migration ${unknown.join(', ')}. Update, and try again.`,
    );
  }
  const name = databaseOf(deps.ownerUrl);
  const draft = `${name}_restored_${deps.now().getTime()}`;
  const urlOf = (database: string) => Object.assign(new URL(deps.ownerUrl), { pathname: `/${database}` }).href;
  await refuseWhileUsed(deps.ownerUrl);
  await keepJournal(deps);
  await createDatabase(urlOf('postgres'), draft);
  try {
    const restored = await fill(deps, urlOf(draft), file, head);
    await takePlace(urlOf('postgres'), draft, name);
    return { at: head.at, ...restored };
  } catch (error) {
    await onServer(urlOf('postgres'), (server) =>
      server.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(draft)}`),
    );
    throw error;
  }
}

async function fill(deps: RestoreDeps, url: string, file: string, head: BackupHead) {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  let carried: Carried | undefined;
  try {
    await migrate(
      owner,
      migrations.filter((step) => head.migrations.includes(step.name)),
    );
    await loadBackup(owner, file);
    await prepareDatabase(owner, appRoleOf(deps.ownerUrl, deps.secret));
    carried = await carryChoices(deps.ownerUrl, owner, head.at);
    if (!carried) await holdLetters(owner, deps.now());
    await owner.query(
      'DELETE FROM auth.session; DELETE FROM auth."oauthRefreshToken"; DELETE FROM auth."oauthAccessToken"',
    );
  } finally {
    await owner.end();
  }
  const app = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const replayed = await replayErasures({ ...deps, app }, readJournal(deps.journal));
    return { carried, replayed, retention: await runRetention({ ...deps, app }, { at: deps.now() }) };
  } finally {
    await app.end();
  }
}

/** Which letters went out since cannot be known any more: the operator says which of them go out (npm run -s mail). */
const holdLetters = (owner: pg.Client, now: Date) =>
  owner.query(
    `UPDATE mail SET state = 'refused', settled_at = $1, note = 'It may have gone out before the restore.'
     WHERE state = 'waiting'`,
    [now],
  );

/** What the database that goes knows of erasures must not go with it. */
async function keepJournal({ ownerUrl, journal }: RestoreDeps): Promise<void> {
  const app = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  try {
    const { rows } = await app.query<{ there: boolean }>("SELECT to_regclass('public.erasure') IS NOT NULL AS there");
    if (rows[0]?.there) await mirrorJournal(app, journal);
  } finally {
    await app.end();
  }
}

/** A connection that was closed a moment ago may not have ended yet. */
const LOOKS = 20;

async function refuseWhileUsed(ownerUrl: string): Promise<void> {
  await onServer(ownerUrl, async (server) => {
    for (let look = 0; look < LOOKS; look++) {
      const { rowCount } = await server.query(
        `SELECT 1 FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
      if (rowCount === 0) return;
      await server.query('SELECT pg_sleep(0.1)');
    }
    throw new Error('The service, or another program, is using this database. Stop it, and restore then.');
  });
}

async function takePlace(serverUrl: string, draft: string, name: string): Promise<void> {
  await onServer(serverUrl, async (server) => {
    const [from, to, old] = [draft, name, `${draft}_old`].map(pg.escapeIdentifier);
    await server.query(`ALTER DATABASE ${to} RENAME TO ${old}`);
    await server.query(`ALTER DATABASE ${from} RENAME TO ${to}`).catch(async (error) => {
      await server.query(`ALTER DATABASE ${old} RENAME TO ${to}`);
      throw error;
    });
    await server.query(`DROP DATABASE ${old} WITH (FORCE)`);
  });
}

async function onServer<T>(url: string, work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
