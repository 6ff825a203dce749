import pg from 'pg';

const LOCK = 4_806_212; // any number but the migrations'; the same in every process

/**
 * Holds an embedded database for one service, or for the command that stops it: undefined where somebody else does.
 * The lock goes with its connection, so a killed process leaves none behind. Call what comes back to let go.
 */
export async function holdFolder(url: string): Promise<(() => Promise<void>) | undefined> {
  const holder = new pg.Client({ connectionString: url, application_name: 'leadferry service' });
  holder.on('error', () => undefined); // the database went first; there is nothing left to hold
  await holder.connect();
  const { rows } = await holder.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [LOCK]);
  if (rows[0]?.got) return () => holder.end();
  await holder.end();
  return undefined;
}
