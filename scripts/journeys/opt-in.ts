import type { BrowserContext, Page } from '@playwright/test';
import { expect } from './expect.ts';
import { openLinkedIn } from './pages.ts';

/** Somebody who can sign in to the CRM. */
export interface Login {
  name: string;
  email: string;
  password: string;
}

/** Tells the extension where the CRM is, on the welcome page, where it is not where the extension expects it. */
export async function setCrmAddress(welcome: Page, crmUrl: string): Promise<void> {
  await expect(welcome.getByRole('button', { name: 'Sign in to the CRM' })).toBeVisible();
  if (await welcome.getByText(crmUrl, { exact: true }).isVisible()) return;
  await welcome.getByRole('button', { name: 'Change' }).click();
  await welcome.getByLabel("Your CRM's address").fill(crmUrl);
  await welcome.getByRole('button', { name: 'Save the address' }).click();
  await expect(welcome.getByText(crmUrl, { exact: true })).toBeVisible();
}

/** Opens the CRM's sign-in window from the welcome page, without filling it in. */
export async function openSignInWindow(context: BrowserContext, welcome: Page): Promise<Page> {
  const opened = context.waitForEvent('page');
  await welcome.getByRole('button', { name: /^Sign in to the CRM|^Try again/ }).click();
  const window = await opened;
  await window.waitForLoadState();
  return window;
}

/** J1, first step: the CRM's own window asks for e-mail and password. */
export async function signIn(
  context: BrowserContext,
  welcome: Page,
  login: Login,
  look: (window: Page) => Promise<void> = async () => {},
): Promise<void> {
  const window = await openSignInWindow(context, welcome);
  await look(window);
  await window.getByLabel(/e-?mail/i).fill(login.email);
  await window.getByLabel(/password/i).fill(login.password);
  const closed = window.waitForEvent('close');
  await window.getByRole('button', { name: /sign in/i }).click();
  await closed;
  await expect(welcome.getByRole('heading', { name: 'What Leadferry may read, and why' })).toBeVisible();
}

/** Ticks what the work needs, and what else is named, one by one: nothing is ticked before. */
export async function tickPurposes(welcome: Page, ...others: 'session-guard'[]): Promise<void> {
  const boxes = welcome.getByRole('checkbox');
  await expect(boxes).toHaveCount(4);
  for (const box of await boxes.all()) await expect(box).not.toBeChecked();
  for (const purpose of ['linkedin-identity', 'capture', 'push-to-crm', ...others]) {
    await welcome.locator(`input[name="${purpose}"]`).check();
  }
}

/** J1, second step. Ends where the page asks for the browser's prompt, which is after the service has the choices. */
export async function giveConsent(welcome: Page, ...others: 'session-guard'[]): Promise<void> {
  await tickPurposes(welcome, ...others);
  await welcome.getByRole('button', { name: 'Continue with these choices' }).click();
  await expect(welcome.getByRole('button', { name: 'Let the browser ask' })).toBeVisible();
}

/**
 * J1, third step: the browser's own prompt.
 * @param press presses keys in the browser's window; absent where the browser grants without asking (prepareProfile)
 */
export async function allowLinkedIn(welcome: Page, press?: (keys: string[]) => void): Promise<void> {
  await welcome.getByRole('button', { name: /^Let the browser ask|^Ask again/ }).click();
  const next = welcome.getByRole('heading', { name: 'Who are you on LinkedIn?' });
  if (!press) return next.waitFor();
  // The prompt is the browser's, no page: when it has opened cannot be seen from here. So the keys are pressed until it has
  // answered; while it is not open they do nothing, for the button that asked ignores clicks while it waits.
  await expect(async () => {
    press(['Tab', 'Return']);
    await expect(next).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 30_000 });
}

/** J1, last step: a page of LinkedIn is open, the welcome page reads who is signed in, the user says yes. */
export async function linkMember(context: BrowserContext, welcome: Page, member: string): Promise<void> {
  const linkedIn = await openLinkedIn(context, '/feed/');
  await welcome.bringToFront();
  await readMember(welcome, member);
  await welcome.getByRole('button', { name: 'Yes, this is me' }).click();
  await expect(welcome.getByRole('heading', { name: 'You are linked' })).toBeVisible();
  await linkedIn.close();
}

export async function readMember(page: Page, member: string): Promise<void> {
  await page.getByRole('button', { name: 'Read who is signed in' }).click();
  await expect(page.getByText(member)).toBeVisible();
}
