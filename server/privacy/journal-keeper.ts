import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import { mirrorJournal, readJournal } from './journal-file.ts';
import { replayErasures } from './replay.ts';

export interface JournalKeeper {
  /** Brings the file up to the table; also what a process left behind that was killed after its COMMIT. */
  mirror(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Erases again what the file says was erased and the database does not know (it was restored, by whatever means), and from
 * then on writes every erasure into the file as soon as it is committed: the database says so to whoever listens.
 */
export async function openJournal(
  { app, pepper, log }: { app: Pool; pepper: string; log: Logger },
  file: string,
): Promise<JournalKeeper> {
  const replayed = await replayErasures({ app, pepper }, readJournal(file));
  if (replayed > 0) log.warn({ replayed }, 'the database was an older one: its erasures were done again');

  let working: Promise<unknown> = Promise.resolve();
  let listener: PoolClient | undefined;
  const mirrorOnce = () => {
    working = working
      .then(() => mirrorJournal(app, file))
      .catch((error: Error) =>
        log.warn({ name: error.name }, 'the journal of erasures could not be written to its file'),
      );
    return working;
  };
  const listen = async () => {
    if (listener) return;
    const client = await app.connect();
    const lost = () => {
      if (listener !== client) return;
      listener = undefined; // the next look listens again
      client.release(true);
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', mirrorOnce);
    listener = client;
    await client.query('LISTEN leadferry_erasure').catch((error) => {
      lost();
      throw error;
    });
  };
  await listen();
  await mirrorOnce();
  return {
    async mirror() {
      await listen();
      await mirrorOnce();
    },
    async stop() {
      const client = listener;
      listener = undefined;
      client?.release(true);
      await mirrorOnce();
    },
  };
}
