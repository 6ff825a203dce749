import { expect } from '@playwright/test';
import { signInToLinkedIn } from '../../scripts/journeys/linkedin.ts';
import {
  allowLinkedIn,
  giveConsent,
  linkMember,
  openSignInWindow,
  readMember,
  signIn,
  tickPurposes,
} from '../../scripts/journeys/opt-in.ts';
import { openLinkedIn } from '../../scripts/journeys/pages.ts';
import { queryCrm } from './crm.ts';
import { MEMBER_A, test } from './stage.ts';

const CONSENTS = `SELECT purpose, state FROM consent_event JOIN membership USING (account_id)
  JOIN auth."user" ON "user".id = membership.user_id WHERE email = $1 ORDER BY purpose`;
const LINKS = `SELECT linkedin_link.* FROM linkedin_link JOIN membership USING (account_id)
  JOIN auth."user" ON "user".id = membership.user_id WHERE email = $1`;

test('J1: sign in, choose, allow, link; the service has every choice before the browser asks', async ({
  context,
  welcome,
  crm,
}) => {
  const recorded = () => queryCrm<{ purpose: string; state: string }>(crm, CONSENTS);
  await signIn(context, welcome, crm.login);
  expect(await recorded()).toEqual([]);
  await giveConsent(welcome);
  expect(await recorded()).toEqual(
    ['capture', 'linkedin-identity', 'push-to-crm', 'session-guard'].map((purpose) => ({
      purpose,
      state: purpose === 'session-guard' ? 'refused' : 'given',
    })),
  );
  expect(await welcome.evaluate(() => chrome.permissions.contains({ origins: ['https://www.linkedin.com/*'] }))).toBe(
    false,
  );
  await allowLinkedIn(welcome);
  await signInToLinkedIn(context, MEMBER_A);
  expect(await queryCrm(crm, LINKS)).toEqual([]);
  await linkMember(context, welcome, MEMBER_A);
  expect(await queryCrm(crm, LINKS)).toHaveLength(1);
  const scripts = await welcome.evaluate(() => chrome.scripting.getRegisteredContentScripts());
  expect(scripts.map(({ matches }) => matches)).toEqual([['https://www.linkedin.com/*']]);
});

test('a sign-in window that is closed is said so, and can be opened again', async ({ context, welcome, crm }) => {
  const window = await openSignInWindow(context, welcome);
  await window.close();
  await expect(welcome.getByText('You are not signed in')).toBeVisible();
  await signIn(context, welcome, crm.login);
});

test('refused consent: no permission is asked for, the refusal is recorded, the mind can be changed', async ({
  context,
  welcome,
  crm,
}) => {
  await signIn(context, welcome, crm.login);
  await welcome.getByRole('button', { name: 'Refuse all' }).click();
  await expect(welcome.getByRole('heading', { name: 'Then Leadferry reads nothing' })).toBeVisible();
  await expect
    .poll(async () => (await queryCrm<{ state: string }>(crm, CONSENTS)).map(({ state }) => state))
    .toEqual(['refused', 'refused', 'refused', 'refused']);
  expect((await welcome.evaluate(() => chrome.permissions.getAll())).origins ?? []).toEqual([]);
  await welcome.getByRole('button', { name: 'Change my choices' }).click();
  await giveConsent(welcome);
});

test('choices that the service could not record go no further until it has them', async ({ context, welcome, crm }) => {
  await signIn(context, welcome, crm.login);
  await crm.stop();
  await tickPurposes(welcome);
  await welcome.getByRole('button', { name: 'Continue with these choices' }).click();
  await expect(welcome.getByRole('heading', { name: 'The CRM does not have your choices yet' })).toBeVisible();
  await crm.start();
  await welcome.getByRole('button', { name: 'Tell the CRM now' }).click();
  await expect(welcome.getByRole('button', { name: 'Let the browser ask' })).toBeVisible();
});

test('"No, it is not me" keeps nothing', async ({ context, welcome, crm }) => {
  await signIn(context, welcome, crm.login);
  await giveConsent(welcome);
  await allowLinkedIn(welcome);
  await signInToLinkedIn(context, MEMBER_A);
  await openLinkedIn(context, '/feed/');
  await welcome.bringToFront();
  await readMember(welcome, MEMBER_A);
  await welcome.getByRole('button', { name: 'No, it is not' }).click();
  await expect(welcome.getByText('Then nothing was kept')).toBeVisible();
  expect(await queryCrm(crm, LINKS)).toEqual([]);
  const kept = await welcome.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
  expect(kept).not.toContain('Solbergdemo');
});
