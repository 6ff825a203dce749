import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const pages = ['/sign-in', '/sign-up', '/leads', '/leads/:id', '/account'];

/** The console's pages: one HTML file for all of them, and hashed assets that may be kept for ever. */
export function createConsoleRoutes(consoleDir: string): Hono {
  const routes = new Hono();
  routes.get('/', (context) => context.redirect('/leads'));
  for (const path of pages) {
    routes.get(path, async (context) => {
      const html = await readFile(join(consoleDir, 'index.html'), 'utf8').catch(() => undefined);
      if (html === undefined) return context.text('The pages are not built. Run: npm run build', 503);
      return context.html(html, 200, { 'cache-control': 'no-cache' });
    });
  }
  const forEver = 'public, max-age=31536000, immutable';
  if (existsSync(consoleDir)) {
    routes.get(
      '/assets/*',
      serveStatic({ root: consoleDir, onFound: (_path, context) => context.header('cache-control', forEver) }),
    );
  }
  return routes;
}
