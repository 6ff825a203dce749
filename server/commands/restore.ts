import { restoreBackup } from '../backup/restore.ts';
import { holdFolder } from '../db/folder-lock.ts';
import { journalFile } from '../privacy/journal-file.ts';
import { describeReport } from '../privacy/report.ts';
import { openServer } from './open.ts';
import { runPlainCommand } from './plain-command.ts';

const help = `Puts a backup in the place of the database. Stop the service first.

  npm run -s restore -- --from FILE

What was erased since the backup is erased again, and what has been kept long enough goes, before the database takes its
place. Everybody signs in again. If anything fails, the database is as it was.`;

await runPlainCommand(help, { from: { type: 'string' } }, async ({ from }, env) => {
  if (!from) throw new Error(`Add --from.\n\n${help}`);
  const server = await openServer(env);
  try {
    const release = env.DATABASE_URL ? async () => undefined : await holdFolder(server.ownerUrl);
    if (!release) throw new Error('The service is running on this database. Stop it, and restore then.');
    await release(); // the connection that holds it would keep the database from being replaced
    const restored = await restoreBackup({ ...server, journal: journalFile(server.dataDir) }, from);
    return [
      `Restored ${from}, as it was at ${restored.at}.`,
      `Erasures done again: ${restored.replayed}.`,
      restored.carried
        ? `Taken over from the database that was there: ${restored.carried.consents} choices, ${restored.carried.suppressions} keys that must not be captured, ${restored.carried.revokedKeys} revoked API keys, ${restored.carried.deactivations} deactivated accounts, ${restored.carried.letters} letters that had gone out.`
        : 'The database that was there could not be read: choices made and API keys revoked since the backup are as they were before, and letters that waited then are held (npm run -s mail).',
      describeReport(restored.retention),
      'Everybody signs in again.',
    ].join('\n');
  } finally {
    await server.close();
  }
});
