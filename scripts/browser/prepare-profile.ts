import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionId } from '../../server/contract/sign-in.ts';

/**
 * Writes a new profile in which the user has once said yes to the extension's access to LinkedIn and its cookies, and taken it back:
 * the extension starts without access, and when it asks, the browser grants it without its prompt.
 * For where there is no window whose prompt could be pressed. Nothing in the extension knows of it.
 */
export async function prepareProfile(userDataDir: string, extensionDir: string): Promise<void> {
  const granted = {
    api: ['cookies'],
    explicit_host: ['https://www.linkedin.com/*'],
    manifest_permissions: [],
    scriptable_host: [],
  };
  const unpackedFromTheCommandLine = { location: 8, creation_flags: 38, path: extensionDir };
  const settings = { [extensionId]: { ...unpackedFromTheCommandLine, runtime_granted_permissions: granted } };
  await mkdir(join(userDataDir, 'Default'), { recursive: true });
  await writeFile(join(userDataDir, 'Default', 'Preferences'), JSON.stringify({ extensions: { settings } }));
}
