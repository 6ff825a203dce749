import { expect, type Page } from '@playwright/test';
import { openPanel, queueAll, showResults } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { queryCrm } from './crm.ts';
import { MEMBER_A, linkedTest as test } from './stage.ts';

const LINKS = `SELECT 1 FROM linkedin_link JOIN membership USING (account_id)
  JOIN auth."user" ON "user".id = membership.user_id WHERE email = $1`;

async function unlink(popup: Page): Promise<void> {
  await popup.getByRole('button', { name: 'Unlink LinkedIn' }).click();
  await popup.getByRole('button', { name: 'Unlink and erase' }).click();
  await expect(popup.getByText('LinkedIn is unlinked')).toBeVisible();
}

/** What the extension still holds or may do. */
const leftovers = (page: Page) =>
  page.evaluate(async () => ({
    origins: (await chrome.permissions.getAll()).origins ?? [],
    scripts: await chrome.scripting.getRegisteredContentScripts(),
    kept: JSON.stringify(await chrome.storage.local.get(null)),
  }));

test('J7: unlinking wipes what is here, revokes the link there and gives a receipt', async ({ linked, crm }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1 });
  await queueAll(panel);
  const popup = await openExtensionPage(linked, 'popup');
  expect(await queryCrm(crm, LINKS)).toHaveLength(1);
  await unlink(popup);
  await expect(popup.getByText(/^Receipt /)).toBeVisible();

  expect(await queryCrm(crm, LINKS)).toEqual([]);
  expect(await readQueue(popup)).toEqual([]);
  const left = await leftovers(popup);
  expect(left.origins).toEqual([]);
  expect(left.scripts).toEqual([]);
  expect(left.kept).not.toContain(MEMBER_A);
  expect(left.kept).not.toContain('ACoAA');
});

test('unlinking while the service is away: erased here at once, there as soon as it can be told', async ({
  linked,
  crm,
}) => {
  const popup = await openExtensionPage(linked, 'popup');
  await crm.stop();
  await unlink(popup);
  await expect(popup.getByText(/The CRM could not be reached yet/)).toBeVisible();
  const left = await leftovers(popup);
  expect(left.origins).toEqual([]);
  expect(left.scripts).toEqual([]);
  expect(await queryCrm(crm, LINKS)).toHaveLength(1);

  await crm.start();
  // The alarm that comes every few minutes, now: it finds a worker that has to be woken.
  await popup.evaluate(() => chrome.alarms.create('tick', { when: Date.now() }));
  await expect.poll(() => queryCrm(crm, LINKS)).toEqual([]);
  await expect(popup.getByText(/^Receipt /)).toBeVisible();
});
