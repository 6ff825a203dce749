import { randomBytes } from 'node:crypto';
import { openEmbedded } from '../db/embedded.ts';
import { holdFolder } from '../db/folder-lock.ts';
import { type Database, openDatabase } from '../db/open.ts';
import type { Env } from '../env.ts';
import { createIds } from '../ids.ts';
import { openSecret } from '../secrets.ts';

type Where = Pick<Env, 'DATABASE_URL' | 'DATA_DIR' | 'AUTH_SECRET'> & Partial<Pick<Env, 'SUPPRESSION_PEPPER'>>;

/** The service's PostgreSQL and secrets, before anything is asked of them. */
export interface OpenedServer {
  /** The owner's connection string. */
  readonly ownerUrl: string;
  readonly dataDir: string;
  readonly secret: string;
  readonly pepper: string;
  readonly newId: () => string;
  readonly now: () => Date;
  close(): Promise<void>;
}

export interface OpenedForCommand extends OpenedServer {
  readonly database: Database;
}

/** Finds the service's PostgreSQL: a running embedded one is used and left running, a stopped one is started and stopped. */
export async function openServer(env: Where): Promise<OpenedServer> {
  const embedded = env.DATABASE_URL ? undefined : await openEmbedded(env.DATA_DIR);
  const now = () => new Date();
  return {
    ownerUrl: env.DATABASE_URL ?? (embedded?.url as string),
    dataDir: env.DATA_DIR,
    secret: env.AUTH_SECRET ?? openSecret(env.DATA_DIR, 'auth-secret'),
    pepper: env.SUPPRESSION_PEPPER ?? openSecret(env.DATA_DIR, 'suppression-pepper'),
    now,
    newId: createIds(now, randomBytes),
    async close() {
      if (!embedded || embedded.wasRunning) return;
      const release = await holdFolder(embedded.url);
      if (!release) return; // a service has taken it over meanwhile, and stops it when it stops
      await embedded.stop();
      await release().catch(() => undefined); // its connection went with the database
    },
  };
}

/** Opens the service's database as the service does: migrated, and over the restricted role. */
export async function openForCommand(env: Where): Promise<OpenedForCommand> {
  const server = await openServer(env);
  const database = await openDatabase(server.ownerUrl, server.secret, () => undefined).catch(async (error) => {
    await server.close();
    throw error;
  });
  return {
    ...server,
    database,
    async close() {
      await database.close();
      await server.close();
    },
  };
}
