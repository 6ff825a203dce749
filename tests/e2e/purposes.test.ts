// D4: each purpose taken back by itself stops its processing, at once and after a dead worker, and nothing else.
import { expect, type Page } from '@playwright/test';
import { openPanel, queueAll, queueFirst, showResults } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { currentNoticeId, findNotice } from '../../server/contract/notices.ts';
import { killWorker } from './accidents.ts';
import { statesAtCrm, takeBack } from './choices.ts';
import { queryCrm } from './crm.ts';
import { settle } from './people.ts';
import { type Crm, linkedTest as test } from './stage.ts';
import { dumpExtension, noPowers, powers, tick } from './storage.ts';

const titleOf = (purpose: string) =>
  findNotice(currentNoticeId, 'en')?.purposes.find((one) => one.purpose === purpose)?.title ?? '';
const given = { 'linkedin-identity': 'given', capture: 'given', 'push-to-crm': 'given', 'session-guard': 'refused' };
const LINKS = `SELECT 1 FROM linkedin_link JOIN membership USING (account_id)
  JOIN auth."user" ON "user".id = membership.user_id WHERE email = $1`;
const LEADS = `SELECT lead.id FROM lead JOIN membership USING (account_id)
  JOIN auth."user" ON "user".id = membership.user_id WHERE email = $1`;

/** Two people wait: they were queued while the service was away. */
async function queueOffline(context: Parameters<typeof openPanel>[0], crm: Crm): Promise<Page> {
  const linkedIn = await openLinkedIn(context, '/feed/');
  const panel = await openPanel(context);
  await showResults(linkedIn, panel, { page: 1 });
  await crm.stop();
  await queueFirst(panel, 2);
  return panel;
}

/** One line for each purpose: it was taken back by itself, and everything else went on. */
const tell = (purpose: string) => console.log(`D4 ${purpose} alone: 1 of 1 stopped, at once and after a dead worker`);

const readPage = (page: Page) =>
  page.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const replies = tabs.map(({ id }) => chrome.runtime.sendMessage({ type: 'readPage', data: { tabId: id } }));
    return (await Promise.all(replies)).map((reply) => reply.why ?? reply.kind);
  });

test('capture: no page is read any more, searches are gone, and who waits still arrives', async ({ linked, crm }) => {
  const panel = await queueOffline(linked, crm);
  await takeBack(linked, titleOf('capture')); // the service is away: it ends here all the same
  await expect.poll(() => powers(panel)).toEqual(noPowers);
  expect(JSON.parse(await dumpExtension(panel)).stores).toContainEqual(['searches', []]);
  await killWorker(linked, panel);
  expect(new Set(await readPage(panel))).toEqual(new Set(['not-opted-in']));
  await crm.start();
  await tick(panel);
  expect(await settle(panel, crm)).toMatchObject({ captured: 2, inCrm: 2, lost: 0 });
  await expect.poll(() => statesAtCrm(crm)).toEqual({ ...given, capture: 'withdrawn' });
  expect(await queryCrm(crm, LINKS)).toHaveLength(1);
  tell('capture');
});

test('push-to-crm: nothing is sent and nobody is asked about, pages are captured as before; once allowed again it goes on', async ({
  linked,
  crm,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await takeBack(linked, titleOf('push-to-crm'));
  await expect.poll(() => statesAtCrm(crm)).toEqual({ ...given, 'push-to-crm': 'withdrawn' });
  await showResults(linkedIn, panel, { page: 1 });
  await queueAll(panel);
  await killWorker(linked, panel);
  await tick(panel);
  await panel.evaluate(() => chrome.runtime.sendMessage({ type: 'pushNow', data: {} }));
  expect(await queryCrm(crm, LEADS)).toEqual([]);
  const waiting = (await readQueue(panel)).filter(({ state }) => state === 'waiting').length;
  expect(waiting).toBeGreaterThan(0);

  const welcome = await openExtensionPage(linked, 'welcome');
  await expect(welcome.getByRole('checkbox', { checked: true })).toHaveCount(2); // what was not taken back
  await welcome.locator('input[name="push-to-crm"]').check();
  await welcome.getByRole('button', { name: 'Continue with these choices' }).click();
  await expect(welcome.getByRole('heading', { name: 'You are linked' })).toBeVisible();
  expect(await settle(panel, crm)).toMatchObject({ captured: waiting, inCrm: waiting, lost: 0 });
  tell('push-to-crm');
});

test('linkedin-identity: the link is undone here and there, no page is read, and who waits still arrives', async ({
  linked,
  crm,
}) => {
  const panel = await queueOffline(linked, crm);
  await takeBack(linked, titleOf('linkedin-identity'));
  await killWorker(linked, panel);
  expect(new Set(await readPage(panel))).toEqual(new Set(['not-opted-in']));
  await expect.poll(() => powers(panel)).toEqual(noPowers);
  await crm.start();
  await tick(panel);
  await expect.poll(() => queryCrm(crm, LINKS)).toEqual([]);
  await tick(panel);
  expect(await settle(panel, crm)).toMatchObject({ captured: 2, inCrm: 2, lost: 0 });
  await expect.poll(() => statesAtCrm(crm)).toEqual({ ...given, 'linkedin-identity': 'withdrawn' });
  expect(JSON.parse(await dumpExtension(panel)).local).not.toHaveProperty('linkedMember');
  tell('linkedin-identity');
});

test('a notice that has changed materially asks again: nothing is read or sent, nothing that waits is lost', async ({
  linked,
  crm,
}) => {
  const panel = await queueOffline(linked, crm);
  // As after an update of the extension whose notice changes what capture and sending mean.
  await panel.evaluate(async () => {
    const { consents } = await chrome.storage.local.get<{ consents: Record<string, { noticeId: string }> }>('consents');
    for (const purpose of ['capture', 'push-to-crm']) Object.assign(consents[purpose] ?? {}, { noticeId: 'of-old' });
    await chrome.storage.local.set({ consents });
  });
  await killWorker(linked, panel);
  await crm.start();
  await tick(panel);
  await expect(panel.getByRole('heading', { name: 'Please look at your choices again' })).toBeVisible();
  await expect.poll(() => powers(panel)).toMatchObject({ scripts: 0 });
  await panel.evaluate(() => chrome.runtime.sendMessage({ type: 'pushNow', data: {} }));
  expect(await queryCrm(crm, LEADS)).toEqual([]);
  const opened = linked.waitForEvent('page');
  await panel.getByRole('button', { name: 'Read and choose' }).click();
  const welcome = await opened;
  await expect(welcome.getByRole('checkbox', { checked: true })).toHaveCount(1);
  for (const purpose of ['capture', 'push-to-crm']) await welcome.locator(`input[name="${purpose}"]`).check();
  await welcome.getByRole('button', { name: 'Continue with these choices' }).click();
  await expect(welcome.getByRole('heading', { name: 'You are linked' })).toBeVisible();
  expect(await settle(panel, crm)).toMatchObject({ captured: 2, inCrm: 2, lost: 0 });
  expect(await powers(panel)).toMatchObject({ scripts: 1 });
});
