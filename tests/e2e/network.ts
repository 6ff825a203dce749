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

/** Writes down whatever this browser asks for, pages and workers alike; `check` fails where another host was asked. */
export function watchNetwork(context: BrowserContext): { check: () => void } {
  const asked = new Map<string, string>();
  context.on('request', (request) => asked.set(request.url(), request.serviceWorker() ? 'worker' : 'page'));
  return {
    check() {
      const hosts = [...new Set([...asked].map(([url, by]) => `${by} ${hostOf(url)}`))].sort();
      test.info().annotations.push({ type: 'network', description: hosts.join(', ') });
      expect(findForeign(asked.keys()), 'hosts besides the CRM and LinkedIn').toEqual([]);
    },
  };
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
