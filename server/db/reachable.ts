import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { PosixUser } from './posix-user.ts';

/** Where root keeps what the database's own user could not reach elsewhere: a clone below /root, or in a private folder. */
const SHARED = '/var/lib/leadferry';

/** Whether `user` may pass through every folder above `path`. */
export function isReachable(path: string, user: PosixUser): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const passes = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (!passes) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The folder for the database: in `dataDir`, or, where its user cannot get there, one of its own named after it. */
export function chooseFolder(dataDir: string, user: PosixUser | undefined): string {
  const wanted = resolve(dataDir, 'postgres');
  if (!user || isReachable(wanted, user)) return wanted;
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  return join(SHARED, name, 'postgres');
}

/** The installation's folder, or a copy of it that the database's user can reach. Copied once, then moved into place whole. */
export function reachableInstallation(installation: string, user: PosixUser | undefined): string {
  if (!user || isReachable(join(installation, 'bin', 'postgres'), user)) return installation;
  const { version } = JSON.parse(readFileSync(join(installation, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(SHARED, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  cpSync(installation, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true }); // another process was faster: its copy is as good
    if (!existsSync(copy)) throw fault;
  }
  return copy;
}
