import { expect } from '@playwright/test';
import { openPanel } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { openLinkedIn } from '../../scripts/journeys/pages.ts';
import { salesSearchPage } from '../practice/practice-page.ts';
import { SEED, linkedTest as test } from './stage.ts';

const ADDRESS = '/sales/search/people?query=(keywords%3Aplant)';
const truthOf = (number: number) => salesSearchPage(SEED, number).truth.rows.map(({ identityKeys }) => identityKeys[0]);

test('lead search is read as far as it was scrolled to, and the next page’s address never gets the old page’s people', async ({
  linked,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  const queued = async () => (await readQueue(panel)).flatMap(({ keys }) => keys).sort();
  const scroll = async () => {
    const results = linkedIn.locator('#search-results-container');
    for (let step = 0; step < 30; step++) {
      await results.evaluate((container) => container.scrollBy(0, 300));
      await linkedIn.evaluate(() => new Promise(requestAnimationFrame));
    }
  };
  await linkedIn.bringToFront();
  await linkedIn.goto(`https://www.linkedin.com${ADDRESS}`);
  await expect(panel.getByText(/^[5-7] of 25 readable\. Scroll the page to read the rest\.$/)).toBeVisible();

  const toggle = panel.getByRole('switch', { name: 'Capture as I browse' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-checked', 'true');
  await scroll();
  const first = truthOf(1);
  await expect(toggle).toContainText(`${first.length} people queued`);
  await expect(panel.getByText(/Scroll the page/)).toBeHidden();
  expect(await queued()).toEqual([...first].sort());

  await linkedIn.getByRole('button', { name: 'Next' }).click();
  await expect(panel.getByText(/page 2 of 4/)).toBeVisible();
  await scroll();
  const both = [...first, ...truthOf(2)];
  await expect(toggle).toContainText(`${both.length} people queued`);
  expect(await queued()).toEqual([...both].sort());
  await expect(panel.getByText(/pages 1–2 of 4/)).toBeVisible();
});

test('one’s own connections are read when they are asked for, on that visit alone', async ({ linked }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  const visit = async () => {
    await linkedIn.bringToFront();
    await linkedIn.goto('https://www.linkedin.com/mynetwork/invite-connect/connections/');
  };
  await visit();
  const ask = panel.getByRole('button', { name: 'Read my connections' });
  await ask.click();
  await expect(panel.getByText('10 shown, 10 readable')).toBeVisible();
  await panel.getByRole('button', { name: /^Queue all new/ }).click();
  await expect(panel.getByText('Nobody new on this page')).toBeVisible();
  expect(await readQueue(panel)).toHaveLength(10);

  await linkedIn.goto('https://www.linkedin.com/feed/');
  await expect(panel.getByText('Nothing to read on this page')).toBeVisible();
  await visit();
  await expect(ask).toBeVisible();
});
