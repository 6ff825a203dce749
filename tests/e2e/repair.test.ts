import { expect, type Page } from '@playwright/test';
import { openPanel, queueAll, showResults } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { expectedPage } from '../practice/expected-page.ts';
import { queryCrm } from './crm.ts';
import { putIntoCrm, readNames } from './crm-leads.ts';
import { inspect } from './inspect.ts';
import { type Crm, SEED, linkedTest as test } from './stage.ts';
import { tick } from './storage.ts';

/** People of page 1 whose vanity name belongs to somebody else in the CRM by the time they arrive there. */
const mistaken = expectedPage(SEED, 1, 'S2').readable.filter(({ identityKeys: [key] }) => key?.startsWith('vanity:'));

/** Queues page 1 while the CRM is away; when it is back it holds others under two of the vanity names. */
async function getRefused(linkedIn: Page, panel: Page, crm: Crm): Promise<[string, string]> {
  const [one, other] = mistaken;
  if (!one || !other) throw new Error('Page 1 shows too few people by vanity name.');
  await showResults(linkedIn, panel, { page: 1, layout: 'S2' });
  await crm.stop();
  await queueAll(panel);
  await crm.start();
  const others = [one, other].map(({ identityKeys: [vanity = ''] }, index) => ({
    ...{ name: `Somebody Elsedemo ${index}`, identityKeys: [vanity, `member:ACoAAelse000${index}`] },
  }));
  await putIntoCrm(crm, others);
  const popup = await openExtensionPage(panel.context(), 'popup');
  await popup.getByRole('button', { name: 'Push now' }).click();
  await expect.poll(async () => (await readQueue(popup)).filter(({ state }) => state === 'refused').length).toBe(2);
  await popup.close();
  return [one.name, other.name];
}

const kind = (panel: Page) => panel.getByRole('region', { name: 'It clashes with a record in the CRM' });

test('J4: whoever the CRM refused stays with the reason, and can be edited, sent again or dropped', async ({
  linked,
  crm,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  const [one, other] = await getRefused(linkedIn, panel, crm);
  const arrived = (await readNames(crm)).length;

  await panel.getByRole('button', { name: 'Needs attention, 2 people' }).click();
  await expect(kind(panel)).toContainText('Their LinkedIn ids lead to two different people in the CRM.');
  await expect(kind(panel).getByRole('listitem')).toHaveCount(2);
  await inspect(panel, 'needs attention');

  // Edited: the vanity name is somebody else's, the member id is theirs.
  await panel.getByRole('button', { name: `Edit ${one}` }).click();
  const dialog = panel.getByRole('dialog');
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue(one);
  await inspect(panel, 'edit');
  await dialog.getByLabel('Profile address').fill('https://example.org/in/somebody');
  await dialog.getByRole('button', { name: 'Save and send' }).click();
  await expect(dialog.getByText('This is no address of a LinkedIn profile.')).toBeVisible();
  await dialog.getByLabel('Profile address').fill('');
  await dialog.getByLabel('Name', { exact: true }).fill(`${one} Edited`);
  await dialog.getByRole('button', { name: 'Save and send' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => readNames(crm)).toContain(`${one} Edited`);
  expect(await readNames(crm)).toHaveLength(arrived + 1);

  // Sent again as it was: refused again, by a request of its own.
  await panel.getByRole('button', { name: `Send ${other} again` }).click();
  await expect(kind(panel)).toContainText('sent 2 times');

  // Dropped, had back, dropped for good.
  await panel.getByRole('button', { name: `Drop ${other}` }).click();
  await expect(panel.getByText('Nothing needs your attention')).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(kind(panel).getByRole('listitem')).toHaveCount(1);
  await panel.getByRole('button', { name: `Drop ${other}` }).click();
  await expect(panel.getByText('Nothing needs your attention')).toBeVisible();

  await panel.getByText('What you did').click();
  const lines = await panel.getByRole('group').getByRole('listitem').allTextContents();
  expect(lines.map((line) => /^\d[a-z ]+/.exec(line)?.[0])).toEqual([
    '1 dropped',
    '1 taken back from dropping',
    '1 dropped',
    '1 sent again',
    '1 edited and sent again',
  ]);
  expect(lines.join()).not.toContain(one);
  // The panel says that the CRM's audit trail has them, too: it does, and names nobody. What a stopped worker left goes with the next look.
  await tick(panel);
  await expect(panel.getByText("not in the CRM's trail yet")).toHaveCount(0);
  const trail = await queryCrm<{ action: string }>(
    crm,
    "SELECT action, detail FROM audit_event WHERE action LIKE 'refused-leads.%' ORDER BY (detail ->> 'doneAt')::bigint, seq",
    [],
  );
  expect(trail.map(({ action }) => action)).toEqual(
    ['edited', 'retried', 'dropped', 'restored', 'dropped'].map((did) => `refused-leads.${did}`),
  );
  expect(JSON.stringify(trail)).not.toContain(one);
  expect(await readNames(crm)).toHaveLength(arrived + 1);
  const doubled = await queryCrm(crm, 'SELECT key FROM lead_key GROUP BY account_id, key HAVING count(*) > 1', []);
  expect(doubled).toEqual([]);
});

test('J4: all of a kind are sent again at once, once the reason is gone', async ({ linked, crm }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  const names = await getRefused(linkedIn, panel, crm);
  await queryCrm(crm, "DELETE FROM lead WHERE fields -> 'name' ->> 'shown' LIKE 'Somebody Elsedemo%'", []);

  await panel.getByRole('button', { name: 'Needs attention, 2 people' }).click();
  await panel.getByRole('button', { name: 'Send all 2 again' }).click();
  await expect(panel.getByText('Nothing needs your attention')).toBeVisible();
  await expect.poll(() => readNames(crm)).toEqual(expect.arrayContaining(names));
});

test('what the CRM cannot store is marked in the form, and goes once it is mended', async ({ linked, crm }) => {
  const panel = await openPanel(linked);
  await panel.evaluate(
    (lead) =>
      chrome.runtime.sendMessage({
        type: 'importLeads',
        data: { source: 'table', url: 'https://www.linkedin.com/in/ida-brek-demo/', leads: [{ place: 1, lead }] },
      }),
    { kind: 'person', identityKeys: ['vanity:ida-brek-demo'], name: { shown: 'Ida\u0000 Brek' }, location: 'Halden' },
  );
  await panel.getByRole('button', { name: 'Needs attention, 1 person' }).click();
  await expect(panel.getByText('The CRM means: Name')).toBeVisible();
  await panel.getByRole('button', { name: /^Edit Ida/ }).click();
  await expect(panel.getByLabel('Name', { exact: true })).toHaveAccessibleDescription('The CRM could not store this.');
  await panel.getByRole('button', { name: 'Save and send' }).click();
  await expect.poll(() => readNames(crm)).toEqual(['Ida Brek']);
});
