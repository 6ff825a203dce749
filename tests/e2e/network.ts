import { type BrowserContext, expect, test } from '@playwright/test';
import { extensionId, redirectUri } from '../../server/contract/sign-in.ts';

/** Hosts that a test may reach: loopback, where the CRM listens, and LinkedIn's name, which leads to the practice server. */
const ALLOWED = new Set([
  '127.0.0.1',
  'localhost',
  'www.linkedin.com',
  new URL(redirectUri(extensionId)).hostname, // where the sign-in window ends; the browser closes it and asks nobody
]);

/** Of these addresses, those of any other host. */
export const findForeign = (urls: Iterable<string>): string[] => [
  ...new Set([...urls].filter((url) => /^(?:https?|wss?):/.test(url) && !ALLOWED.has(new URL(url).hostname))),
];

/** Addresses that a browser has asked for, and who asked last: a page or a worker. */
export type NetworkLog = ReadonlyMap<string, 'page' | 'worker'>;

/** Writes down whatever this browser asks for, pages and workers alike. */
export function watchNetwork(context: BrowserContext): NetworkLog {
  const asked = new Map<string, 'page' | 'worker'>();
  context.on('request', (request) => asked.set(request.url(), request.serviceWorker() ? 'worker' : 'page'));
  return asked;
}

/** Fails where another host was asked; the hosts go into the report. */
export function checkNetwork(logs: readonly NetworkLog[]): void {
  const asked = logs.flatMap((log) => [...log]);
  const hosts = [...new Set(asked.map(([url, by]) => `${by} ${hostOf(url)}`))].sort();
  if (logs.length > 0) test.info().annotations.push({ type: 'network', description: hosts.join(', ') });
  const foreign = findForeign(asked.map(([url]) => url));
  expect(foreign, 'hosts besides the CRM and LinkedIn').toEqual([]);
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
