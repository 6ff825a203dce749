import { expect, type Page, test } from '@playwright/test';
import { type Balance, balance, readCrm, readQueue } from '../../scripts/journeys/counts.ts';
import { expectedPage } from '../practice/expected-page.ts';
import { practicePeople } from '../practice/people.ts';
import { type Crm, SEED } from './stage.ts';

/** Every person of the practice LinkedIn, by all their identity keys. */
export const people: string[][] = practicePeople(SEED).map(({ vanity, memberId }) => [
  `vanity:${vanity}`,
  `member:${memberId}`,
]);

/** How many different people can be read on these results pages. */
export function readablePeople(pages: number[]): number {
  const seen = pages.flatMap((page) => expectedPage(SEED, page).readable.map(({ identityKeys }) => identityKeys));
  return people.filter((keys) => seen.some((row) => row.some((key) => keys.includes(key)))).length;
}

/**
 * Waits until nothing waits any more, then compares the extension's database with the CRM's. Where the worker is killed before
 * each step that may take a lease that runs out, a pause and an alarm, one after the other.
 */
export async function settle(extensionPage: Page, crm: Crm): Promise<Balance> {
  const waiting = async () => (await readQueue(extensionPage)).filter(({ state }) => state === 'waiting').length;
  const timeout = test.info().project.name === 'killed' ? 150_000 : 60_000;
  await expect.poll(waiting, { timeout }).toBe(0);
  return balance(await readQueue(extensionPage), await readCrm(crm.databaseUrl, crm.login.email), people);
}
