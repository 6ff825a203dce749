import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';

const run = promisify(execFile);

/** The sheet that LibreOffice makes of a CSV, as flat XML. Undefined where it is not installed. */
export async function openInLibreOffice(csv: string): Promise<string | undefined> {
  const folder = makeTemporaryFolder('libreoffice');
  try {
    await writeFile(join(folder, 'leads.csv'), csv);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    // Comma, double quote, UTF-8, from line 1, and formulas evaluated as a spreadsheet that is asked to does.
    const filter = '--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true';
    const args = [profile, '--headless', filter, '--convert-to', 'fods', '--outdir', folder, join(folder, 'leads.csv')];
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
