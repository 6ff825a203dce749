import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { readPage } from './page.ts';

const pages = [
  '/sign-in',
  '/sign-up',
  '/leads',
  '/leads/:id',
  '/account',
  '/requests',
  '/help',
  '/people-to-tell',
  '/privacy',
  '/data-request',
  '/data-request/:token',
  '/plan',
  '/sponsorship',
];

/** The console's pages: one HTML file for all of them, and hashed assets that may be kept for ever. */
export function createConsoleRoutes(consoleDir: string): Hono {
  const routes = new Hono();
  routes.get('/', (context) => context.redirect('/leads'));
  for (const path of pages) routes.get(path, (context) => readPage(context, consoleDir));
  const forEver = 'public, max-age=31536000, immutable';
  if (existsSync(consoleDir)) {
    routes.get(
      '/assets/*',
      serveStatic({ root: consoleDir, onFound: (_path, context) => context.header('cache-control', forEver) }),
    );
  }
  return routes;
}
