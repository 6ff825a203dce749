import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openVirtualDisplay } from '../../scripts/browser/display.ts';
import { allowLinkedIn, giveConsent, setCrmAddress, signIn } from '../../scripts/journeys/opt-in.ts';
import { findWelcomePage } from '../../scripts/journeys/pages.ts';
import { openBrowser } from './browsers.ts';
import { test } from './stage.ts';

const hasAccess = () => chrome.permissions.contains({ origins: ['https://www.linkedin.com/*'] });

test("the browser's own prompt: denied it is said so and nothing is read, allowed it goes on", async ({
  crm,
  practice,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'leadferry-prompt-'));
  const display = await openVirtualDisplay();
  const context = await openBrowser({
    userDataDir: profile,
    headless: false,
    display: display.name,
    practicePort: practice.port,
  });
  const welcome = await findWelcomePage(context);
  await setCrmAddress(welcome, crm.url);
  await signIn(context, welcome, crm.login);
  await giveConsent(welcome);

  await welcome.getByRole('button', { name: 'Let the browser ask' }).click();
  await expect(welcome.getByRole('button', { name: 'Waiting for your answer …' })).toBeVisible();
  await expect(async () => {
    display.press(['Escape']);
    await expect(welcome.getByText('The browser was told no')).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  expect(await welcome.evaluate(hasAccess)).toBe(false);

  await allowLinkedIn(welcome, display.press);
  expect(await welcome.evaluate(hasAccess)).toBe(true);

  await context.close();
  await display.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
