import { expect } from '@playwright/test';
import { openPanel, queueAll, queueFirst, readCounts, showResults } from '../../scripts/journeys/capture.ts';
import { findInCrm } from '../../scripts/journeys/find-in-crm.ts';
import { signInToLinkedIn } from '../../scripts/journeys/linkedin.ts';
import { openLinkedIn } from '../../scripts/journeys/pages.ts';
import { expectedPage } from '../practice/expected-page.ts';
import { readablePeople, settle } from './people.ts';
import { MEMBER_B, SEED, linkedTest as test } from './stage.ts';

test('J2 and J3: what the page shows is what the panel lists, what is queued is what the CRM holds', async ({
  linked,
  crm,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  for (const { page, layout } of [
    { page: 1, layout: 'S2' },
    { page: 3, layout: 'E2' },
  ] as const) {
    const truth = expectedPage(SEED, page, layout);
    const counts = await showResults(linkedIn, panel, { page, layout });
    expect(counts).toEqual({
      shown: truth.readable.length + truth.anonymous,
      readable: truth.readable.length,
      anonymous: truth.anonymous,
    });
    for (const { name } of truth.readable) {
      await expect(panel.getByText(name, { exact: true }).first()).toBeAttached();
    }
    await queueFirst(panel, 2);
    await queueAll(panel);
  }
  // Page 3 shows somebody from page 1 again, by another link: one lead.
  const figures = await settle(panel, crm);
  const expected = readablePeople([1, 3]);
  expect(figures).toEqual({ captured: expected, pushed: expected, inCrm: expected, lost: 0, doubled: 0 });
  await findInCrm(linked, crm.url, String(expectedPage(SEED, 1).readable[0]?.name));
});

test('the panel follows the page, also where LinkedIn changes it without loading another', async ({ linked }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1, layout: 'S2' });
  const loads: string[] = [];
  linkedIn.on('load', () => loads.push(linkedIn.url()));
  await linkedIn.getByRole('button', { name: 'Next' }).click();
  await readCounts(panel, 2);
  expect(loads).toEqual([]);
});

test('another member signs in to LinkedIn: nothing more is captured, and the panel says why', async ({
  linked,
  crm,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1 });
  await queueFirst(panel, 1);
  await settle(panel, crm);
  await signInToLinkedIn(linked, MEMBER_B);
  await linkedIn.bringToFront();
  await linkedIn.reload();
  await expect(panel.getByRole('heading', { name: 'Another member is signed in' })).toBeVisible();
  await expect(panel.getByText(MEMBER_B)).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Queue/ })).toHaveCount(0);
  expect(await settle(panel, crm)).toMatchObject({ captured: 1, inCrm: 1 });
});
