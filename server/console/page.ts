import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';

/** The one HTML file of all the console's pages. */
export async function readPage(context: Context, consoleDir: string, status: 200 | 404 = 200): Promise<Response> {
  const html = await readFile(join(consoleDir, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return context.text('The pages are not built. Run: npm run build', 503);
  return context.html(html, status, { 'cache-control': 'no-cache' });
}
