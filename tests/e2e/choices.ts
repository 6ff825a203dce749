import { type BrowserContext, expect, type Page } from '@playwright/test';
import { openExtensionPage } from '../../scripts/journeys/pages.ts';
import { queryCrm } from './crm.ts';
import type { Crm } from './stage.ts';

/** Where each purpose stands at the service. */
export async function statesAtCrm(crm: Crm): Promise<Record<string, string>> {
  const rows = await queryCrm<{ purpose: string; state: string }>(
    crm,
    `SELECT purpose, state FROM consent_current JOIN auth."user" ON "user".id = consent_current.user_id WHERE email = $1`,
  );
  return Object.fromEntries(rows.map(({ purpose, state }) => [purpose, state]));
}

/** Takes one purpose back in the settings, as a user does: two clicks. */
export async function takeBack(context: BrowserContext, purpose: string): Promise<Page> {
  const options = await openExtensionPage(context, 'options');
  await options.getByRole('button', { name: `Take back: ${purpose}` }).click();
  await options.getByRole('button', { name: 'Take it back' }).click();
  await expect(options.getByRole('button', { name: `Take back: ${purpose}` })).toHaveCount(0);
  await expect(options.getByRole('button', { name: 'Taking it back …' })).toHaveCount(0);
  return options;
}
