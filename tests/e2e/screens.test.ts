import { expect } from '@playwright/test';
import { openPanel, queueFirst, showResults } from '../../scripts/journeys/capture.ts';
import { allowLinkedIn, giveConsent, openSignInWindow, signIn } from '../../scripts/journeys/opt-in.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { inspect } from './inspect.ts';
import { settle } from './people.ts';
import { linkedTest, test } from './stage.ts';

test('the screens of the opt-in can be read by everybody', async ({ context, welcome, crm }) => {
  await inspect(welcome, 'sign in');
  const window = await openSignInWindow(context, welcome);
  await inspect(window, "the CRM's sign-in");
  await window.close();
  await signIn(context, welcome, crm.login);
  await inspect(welcome, 'consent');
  await giveConsent(welcome);
  await inspect(welcome, 'permission');
  await allowLinkedIn(welcome);
  await inspect(welcome, 'link');
});

linkedTest('the screens of the daily work can be read by everybody', async ({ linked, crm }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1 });
  await queueFirst(panel, 2);
  await settle(panel, crm);
  await inspect(panel, 'side panel');
  const leads = await linked.newPage();
  await leads.goto(`${crm.url}/leads`);
  await expect(leads.getByText('2 leads shown').last()).toBeVisible();
  await inspect(leads, 'leads in the CRM');
});

linkedTest('the screens of who is linked can be read by everybody', async ({ linked, welcome }) => {
  await inspect(welcome, 'linked');
  for (const name of ['popup', 'options', 'privacy'] as const) {
    const page = await openExtensionPage(linked, name);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await inspect(page, name);
  }
});
