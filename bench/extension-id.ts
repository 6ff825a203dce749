import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The id that Chromium gives an unpacked extension: of its manifest's key, else of its folder's path. */
export function findExtensionId(folder: string): string {
  const { key } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { key?: string };
  const hex = createHash('sha256')
    .update(key ? Buffer.from(key, 'base64') : folder)
    .digest('hex')
    .slice(0, 32);
  return Array.from(hex, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
