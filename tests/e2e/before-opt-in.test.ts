import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { extensionDir } from '../../scripts/build-all.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { extensionId } from '../../server/contract/sign-in.ts';
import { test } from './stage.ts';

const LINKEDIN = 'https://www.linkedin.com/*';
const read = (path: string) => readFileSync(join(extensionDir, path), 'utf8');

test('the built manifest asks for nothing but what is listed here', () => {
  const manifest = JSON.parse(read('manifest.json'));
  expect(manifest.permissions.sort()).toEqual(['alarms', 'identity', 'scripting', 'sidePanel', 'storage']);
  expect(manifest.optional_host_permissions).toEqual([LINKEDIN]);
  expect(manifest.externally_connectable).toEqual({ ids: [], matches: [] });
  expect(manifest.incognito).toBe('not_allowed');
  for (const absent of ['host_permissions', 'content_scripts', 'optional_permissions', 'web_accessible_resources']) {
    expect(manifest).not.toHaveProperty(absent);
  }
});

test('what is registered for LinkedIn pages is small and brings no library', () => {
  const [script, ...others] = readdirSync(join(extensionDir, 'content-scripts'));
  expect(others).toEqual([]);
  const code = read(join('content-scripts', String(script)));
  expect(Buffer.byteLength(code)).toBeLessThan(12 * 1024);
  for (const injected of [code, read('page-reader.js')]) {
    // Words that survive minification in each of them.
    expect(injected).not.toMatch(/ZodError|_zod|react\.element|react\.transitional|DexieError|indexedDB/);
  }
});

test('no file of the extension loads code or data from elsewhere', () => {
  for (const page of readdirSync(extensionDir).filter((name) => name.endsWith('.html'))) {
    expect(read(page)).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  }
});

test('before the opt-in the extension has no access to LinkedIn, reads nothing and says nothing to anybody', async ({
  context,
  practice,
  welcome,
}) => {
  const before = practice.state.requests.length;
  const found = await welcome.evaluate(async () => ({
    permissions: await chrome.permissions.getAll(),
    scripts: await chrome.scripting.getRegisteredContentScripts(),
    hasCookies: 'cookies' in chrome,
  }));
  expect(found.permissions.origins ?? []).toEqual([]);
  expect(found.scripts).toEqual([]);
  expect(found.hasCookies).toBe(false);
  expect(practice.state.requests.length).toBe(before);

  const linkedIn = await openLinkedIn(context, '/login');
  const panel = await openExtensionPage(context, 'sidepanel');
  await expect(panel.getByRole('heading', { name: 'Leadferry is not set up yet' })).toBeVisible();
  // A page that LinkedIn serves cannot fetch anything of the extension either.
  const reached = await linkedIn.evaluate(
    (address) =>
      fetch(address).then(
        () => true,
        () => false,
      ),
    `chrome-extension://${extensionId}/manifest.json`,
  );
  expect(reached).toBe(false);
});
