import type { BrowserContext, Page } from '@playwright/test';
import { expect } from './expect.ts';

/** J3's end: a person who was pushed is found in the CRM by name. The browser is signed in from J1. */
export async function findInCrm(
  context: BrowserContext,
  crmUrl: string,
  name: string,
  look: (leads: Page) => Promise<void> = async () => {},
): Promise<void> {
  const leads = await context.newPage();
  await leads.goto(`${crmUrl}/leads`);
  await expect(leads.getByText(/leads? shown/).last()).toBeVisible();
  await look(leads);
  await leads.getByRole('searchbox', { name: 'Search leads' }).fill(name);
  await expect(leads.getByText('1 lead shown').last()).toBeVisible();
  await expect(leads.getByText(name).first()).toBeVisible();
  await leads.close();
}
