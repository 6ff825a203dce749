import { backupFolder, createBackupPruner } from '../backup/folder.ts';
import { journalFile, mirrorJournal } from '../privacy/journal-file.ts';
import { describeReport } from '../privacy/report.ts';
import { runRetention } from '../privacy/retention.ts';
import { openForCommand } from './open.ts';
import { runPlainCommand } from './plain-command.ts';

const help = `Erases and deletes what has been kept as long as its rule says. The service does this by itself every hour.

  npm run -s retention                                     Now.
  npm run -s retention -- --dry-run [--at 2029-11-21]      Only counts, as of that day or instant (UTC).

The rules and each run's report are in the database: tables retention_rule and retention_report.`;

const options = { 'dry-run': { type: 'boolean' }, at: { type: 'string' } } as const;

await runPlainCommand(help, options, async ({ 'dry-run': dryRun = false, at: given }, env) => {
  const at = given === undefined ? new Date() : new Date(given);
  if (Number.isNaN(at.getTime())) throw new Error(`--at ${given} is no day and no instant. Write it like 2029-11-21.`);
  if (given !== undefined && !dryRun && at.getTime() > Date.now())
    throw new Error('A day that has not come yet is only for --dry-run: nothing is erased before its time.');
  const opened = await openForCommand(env);
  try {
    const pruneBackups = createBackupPruner(backupFolder(opened.dataDir));
    const report = await runRetention({ ...opened, app: opened.database.app, pruneBackups }, { at, dryRun });
    if (!dryRun) await mirrorJournal(opened.database.app, journalFile(opened.dataDir));
    return describeReport(report);
  } finally {
    await opened.close();
  }
});
