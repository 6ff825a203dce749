import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

const MONTHS = 9;
const NAME = /^leadferry-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/;

/** A backup's name holds when it was made, to the second. */
export const backupName = (at: Date): string =>
  `leadferry-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;

/** Nine months later by the calendar, in UTC; from a day that the month has not, its last one. */
export function endOfBackup(made: Date): Date {
  const end = new Date(made);
  end.setUTCMonth(end.getUTCMonth() + MONTHS);
  if (end.getUTCDate() !== made.getUTCDate()) end.setUTCDate(0);
  return end;
}

/** Deletes the folder's backups that are nine months old at a time, or only counts them. Other files are left alone. */
export const createBackupPruner =
  (folder: string) =>
  async (at: Date, dryRun: boolean): Promise<number> => {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const old = names.filter((name) => {
      const [, day, hour, minute, second] = NAME.exec(name) ?? [];
      return day !== undefined && endOfBackup(new Date(`${day}T${hour}:${minute}:${second}Z`)) <= at;
    });
    if (!dryRun) for (const name of old) rmSync(join(folder, name));
    return old.length;
  };
