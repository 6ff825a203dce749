import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { extensionDir } from '../../scripts/build-all.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { extensionId } from '../../server/contract/sign-in.ts';
import { test } from './stage.ts';

const LINKEDIN = 'https://www.linkedin.com/*';
const read = (path: string) => readFileSync(join(extensionDir, path), 'utf8');

test('C14 the built manifest is what is listed here, and nothing else', () => {
  const { key, icons, ...manifest } = JSON.parse(read('manifest.json'));
  expect(typeof key).toBe('string');
  expect(Object.values(icons).every((path) => /^icon\/\d+\.png$/.test(String(path)))).toBe(true);
  expect(manifest).toEqual({
    manifest_version: 3,
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    version: '0.1.0',
    default_locale: 'en',
    minimum_chrome_version: '120',
    permissions: ['storage', 'alarms', 'identity', 'scripting', 'sidePanel'],
    optional_permissions: ['cookies'],
    optional_host_permissions: [LINKEDIN],
    externally_connectable: { ids: [], matches: [] },
    incognito: 'not_allowed',
    background: { service_worker: 'background.js' },
    action: { default_title: 'Leadferry', default_popup: 'popup.html' },
    options_ui: expect.objectContaining({ page: 'options.html' }),
    side_panel: { default_path: 'sidepanel.html' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
    },
  });
  const entries = Object.keys(manifest).length + 2;
  console.log(`C14 built manifest: ${entries} of ${entries} entries as listed`);
});

test('what is registered for LinkedIn pages is small and brings no library', () => {
  const [script, ...others] = readdirSync(join(extensionDir, 'content-scripts'));
  expect(others).toEqual([]);
  const code = read(join('content-scripts', String(script)));
  const readers = readdirSync(extensionDir).filter((name) => /^(?:read|page)-.*\.js$/.test(name));
  expect(readers).toContain('read-people-search.js');
  for (const injected of [code, ...readers.map(read)]) {
    expect(Buffer.byteLength(injected)).toBeLessThan(12 * 1024);
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
