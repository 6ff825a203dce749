import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder below the system's temporary one, open to the user that PostgreSQL runs as where this process is root. */
export function makeTemporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `leadferry-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
