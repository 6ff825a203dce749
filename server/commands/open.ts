import { randomBytes } from 'node:crypto';
import { openEmbedded } from '../db/embedded.ts';
import { holdFolder } from '../db/folder-lock.ts';
import { type Database, openDatabase } from '../db/open.ts';
import type { Env } from '../env.ts';
import { createIds } from '../ids.ts';
import { openSecret } from '../secrets.ts';

export interface OpenedForCommand {
  readonly database: Database;
  readonly secret: string;
  readonly newId: () => string;
  readonly now: () => Date;
  close(): Promise<void>;
}

/** Opens the service's database: a running embedded one is used and left running, a stopped one is started and stopped. */
export async function openForCommand(
  env: Pick<Env, 'DATABASE_URL' | 'DATA_DIR' | 'AUTH_SECRET'>,
): Promise<OpenedForCommand> {
  const embedded = env.DATABASE_URL ? undefined : await openEmbedded(env.DATA_DIR);
  const stop = async () => {
    if (!embedded || embedded.wasRunning) return;
    const release = await holdFolder(embedded.url);
    if (!release) return; // a service has taken it over meanwhile, and stops it when it stops
    await embedded.stop();
    await release().catch(() => undefined); // its connection went with the database
  };
  const secret = env.AUTH_SECRET ?? openSecret(env.DATA_DIR, 'auth-secret');
  const url = env.DATABASE_URL ?? (embedded?.url as string);
  const database = await openDatabase(url, secret, () => undefined).catch(async (error) => {
    await stop();
    throw error;
  });
  const now = () => new Date();
  return {
    database,
    secret,
    now,
    newId: createIds(now, randomBytes),
    async close() {
      await database.close();
      await stop();
    },
  };
}
