import { join } from 'node:path';
import { root, runTool } from './run-tool.ts';

/** Where the built extension lies. */
export const extensionDir = join(root, '.output', 'chrome-mv3');

/**
 * Builds the extension and the service's console.
 * @throws with the tool's own words where it does not build
 */
export async function build(say: (line: string) => void): Promise<void> {
  say('Building the extension and the console …');
  const [extension, console] = await Promise.all([
    runTool('wxt', ['build']),
    runTool('vite', ['build', 'server/console']),
  ]);
  for (const { ok, output } of [extension, console]) if (!ok) throw new Error(`The build failed.\n${output}`);
}
