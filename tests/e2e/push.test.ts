import { expect } from '@playwright/test';
import { openPanel, queueAll, showResults } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { killBrowser, killWorker } from './accidents.ts';
import { readablePeople, settle } from './people.ts';
import { startBrowser, linkedTest as test } from './stage.ts';

const everywhere = [1, 2, 3, 4, 5];
const all = readablePeople(everywhere);
const everybodyOnce = { captured: all, pushed: all, inCrm: all, lost: 0, doubled: 0 };

test('the service is away: people wait, the popup says so, and they arrive when it is back', async ({
  linked,
  crm,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1 });
  await crm.stop();
  await queueAll(panel);
  const popup = await openExtensionPage(linked, 'popup');
  await expect(popup.getByText(/The CRM cannot be reached/)).toBeVisible();
  const waiting = (await readQueue(popup)).filter(({ state }) => state === 'waiting');
  expect(waiting).toHaveLength(readablePeople([1]));
  await crm.start();
  await popup.getByRole('button', { name: 'Push now' }).click();
  const expected = readablePeople([1]);
  expect(await settle(popup, crm)).toEqual({
    captured: expected,
    pushed: expected,
    inCrm: expected,
    lost: 0,
    doubled: 0,
  });
});

test('the worker is killed in the middle of every capture and push: nothing lost, nothing doubled', async ({
  linked,
  crm,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  for (const page of everywhere) {
    await showResults(linkedIn, panel, { page });
    await panel.getByRole('button', { name: /^Queue all new/ }).click();
    await killWorker(linked, panel);
    // What was said to be queued is; where the kill came first the panel still offers it.
    await panel.reload();
    await linkedIn.reload();
    await expect(async () => {
      const again = panel.getByRole('button', { name: /^Queue all new/ });
      if (await again.isVisible()) await again.click();
      await expect(panel.getByText('Nobody new on this page')).toBeVisible({ timeout: 2000 });
    }).toPass();
    await killWorker(linked, panel);
  }
  expect(await settle(panel, crm)).toEqual(everybodyOnce);
});

test('the browser is killed while people wait and travel: after the restart nobody is lost, nobody doubled', async ({
  linked,
  crm,
  profile,
  practice,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  for (const page of everywhere) {
    await showResults(linkedIn, panel, { page });
    await queueAll(panel); // "saved" has been said
  }
  await killBrowser(linked);

  const restarted = await startBrowser(profile, practice);
  const popup = await openExtensionPage(restarted, 'popup'); // looks only: the push goes on by itself
  expect(await settle(popup, crm)).toEqual(everybodyOnce);
  await restarted.close();
});
