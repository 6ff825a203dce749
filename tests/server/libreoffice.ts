import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';

const run = promisify(execFile);

/** The sheet that LibreOffice makes of a table, as flat XML. Undefined where it is not installed. */
export async function openInLibreOffice(
  table: string | Buffer,
  kind: 'csv' | 'xlsx' = 'csv',
): Promise<string | undefined> {
  const folder = makeTemporaryFolder('libreoffice');
  try {
    const file = join(folder, `leads.${kind}`);
    await writeFile(file, table);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    // Comma, double quote, UTF-8, from line 1, and formulas evaluated as a spreadsheet that is asked to does.
    const filter = kind === 'csv' ? ['--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true'] : [];
    const args = [profile, '--headless', ...filter, '--convert-to', 'fods', '--outdir', folder, file];
    await run('soffice', args, { timeout: 120_000 });
    return await readFile(join(folder, 'leads.fods'), 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT' && (error as { path?: string }).path === 'soffice')
      return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
