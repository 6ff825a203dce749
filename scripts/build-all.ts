import { join } from 'node:path';
import { buildConsole } from '../server/console/build.ts';
import { root, runTool } from './run-tool.ts';

/** Where the built extension lies. */
export const extensionDir = join(root, '.output', 'chrome-mv3');

/**
 * Builds the extension and the service's console.
 * @throws with the tool's own words where it does not build
 */
export async function build(say: (line: string) => void): Promise<void> {
  say('Building the extension and the console …');
  const [extension] = await Promise.all([runTool('wxt', ['build']), buildConsole()]);
  if (!extension.ok) throw new Error(`The extension does not build.\n${extension.output}`);
}
