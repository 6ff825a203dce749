import { join } from 'node:path';
import { backupFolder, backupName, createBackupPruner } from '../backup/folder.ts';
import { writeBackup } from '../backup/write.ts';
import { openServer } from './open.ts';
import { runPlainCommand } from './plain-command.ts';

const help = `Copies the database into a file. Works while the service runs and while it does not.

  npm run -s backup                A file in DATA_DIR/backups; those of nine months ago and older are deleted.
  npm run -s backup -- --to FILE   A file of your own: delete it yourself within nine months.

Keep DATA_DIR/secrets and DATA_DIR/erasures too, apart from the backups: without the secrets a backup cannot be used, and
without the erasures those who were forgotten would come back.`;

await runPlainCommand(help, { to: { type: 'string' } }, async ({ to }, env) => {
  const server = await openServer(env);
  try {
    const at = server.now();
    const folder = backupFolder(server.dataDir);
    const file = to ?? join(folder, backupName(at));
    const rows = Object.values(await writeBackup(server.ownerUrl, file, at));
    const old = await createBackupPruner(folder)(at, false);
    const count = rows.reduce((sum, more) => sum + more, 0);
    return `Wrote ${file}: ${count} rows of ${rows.length} tables. Backups deleted, nine months old: ${old}.`;
  } finally {
    await server.close();
  }
});
