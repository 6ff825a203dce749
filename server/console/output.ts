import { fileURLToPath } from 'node:url';

/** Where the built pages are. */
export const consoleOutput = fileURLToPath(new URL('../../.output/console/', import.meta.url));
