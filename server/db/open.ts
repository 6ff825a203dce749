import { createHmac } from 'node:crypto';
import pg from 'pg';
import { rememberNotices } from '../consents/notices.ts';
import { installJobs } from '../jobs/install.ts';
import { rememberRules } from '../privacy/rules.ts';
import { rememberTableClasses } from '../privacy/tables.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { ensureOwnerSees } from './owner.ts';
import { ensureAppRole, findRoleFaults } from './roles.ts';

export interface Database {
  /** The restricted role's connections: requests. */
  readonly app: pg.Pool;
  /** The same role with better-auth's schema in front. */
  readonly auth: pg.Pool;
  /** A few connections that only ever wait for advisory locks, so that waiters cannot starve the work. */
  readonly locks: pg.Pool;
  /** Why the service must not answer, in plain words; empty when all is well. Throws when the database is away. */
  findFaults(): Promise<string[]>;
  close(): Promise<void>;
}

/** The restricted role of a database: its name comes from the database's, its password from the secret. */
export function appRoleOf(ownerUrl: string, secret: string): AppRole {
  const name = databaseOf(ownerUrl);
  const role = `${name}_app`;
  return { role, password: createHmac('sha256', secret).update(`database role ${role}`).digest('hex') };
}

export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres';

interface AppRole {
  readonly role: string;
  readonly password: string;
}

/** Brings a database to the newest shape, with the restricted role, the texts, the rules and the job tables in it. */
export async function prepareDatabase(owner: pg.Client, { role, password }: AppRole): Promise<void> {
  await migrate(owner);
  await ensureOwnerSees(owner);
  await ensureAppRole(owner, role, password);
  await rememberNotices(owner);
  await rememberTableClasses(owner);
  await rememberRules(owner);
  await installJobs(owner, role);
}

/** Migrates as the owner, prepares the restricted role, and opens its connections. Throws where isolation does not hold. */
export async function openDatabase(
  ownerUrl: string,
  secret: string,
  onError: (error: Error) => void,
): Promise<Database> {
  const url = new URL(ownerUrl);
  const { role, password } = appRoleOf(ownerUrl, secret);
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'leadferry migrations' });
  await owner.connect();
  try {
    await prepareDatabase(owner, { role, password });
  } finally {
    await owner.end();
  }

  url.username = encodeURIComponent(role);
  url.password = password;
  const open = (schema: string, max: number) => {
    const pool = new pg.Pool({
      connectionString: url.href,
      max,
      connectionTimeoutMillis: 5000,
      // The server ends what takes too long; where the network has swallowed the server, this side does.
      query_timeout: 20_000,
      keepAlive: true,
      options: `-c search_path=${schema} -c lock_timeout=10000 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000`,
    });
    pool.on('error', onError); // an idle connection that breaks is replaced at its next use
    // One that breaks between two statements of a transaction says so to nobody else: unheard, it would end this process.
    pool.on('connect', (client) => client.on('error', onError));
    return pool;
  };
  const database: Database = {
    app: open('public', 10),
    auth: open('auth', 5),
    locks: open('public', 3),
    async findFaults() {
      const db = await database.app.connect();
      try {
        const { rows } = await db.query<{ name: string }>('SELECT name FROM schema_migration');
        const missing = migrations.filter((step) => !rows.some((row) => row.name === step.name));
        return [...missing.map((step) => `Migration ${step.name} has not run.`), ...(await findRoleFaults(db))];
      } finally {
        db.release();
      }
    },
    async close() {
      await Promise.all([database.app.end(), database.auth.end(), database.locks.end()]);
    },
  };
  const faults = await database.findFaults();
  if (faults.length > 0) {
    await database.close();
    throw new Error(`Accounts are not kept apart in this database; the service does not start.\n${faults.join('\n')}`);
  }
  return database;
}
