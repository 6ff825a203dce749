// The session cookie's value is looked for in every place that it could have got to, and not found.
import { createHash } from 'node:crypto';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { openPanel, queueFirst, showResults } from '../../scripts/journeys/capture.ts';
import { signInToLinkedIn } from '../../scripts/journeys/linkedin.ts';
import { allowLinkedIn, giveConsent, linkMember, signIn } from '../../scripts/journeys/opt-in.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { currentNoticeId, findNotice } from '../../server/contract/notices.ts';
import { killWorker } from './accidents.ts';
import { takeBack } from './choices.ts';
import { settle } from './people.ts';
import { test as freshTest, MEMBER_A, linkedTest as test } from './stage.ts';
import { dumpExtension, powers } from './storage.ts';

process.env.PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS = '1'; // what the worker asks for is seen, too

const TITLE = findNotice(currentNoticeId, 'en')?.purposes.at(-1)?.title ?? '';

/** Everything that leaves a part of the extension: requests, messages and their replies, lines of the log. */
function listen(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).hostname === 'www.linkedin.com') return; // the cookie's own site
    heard.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`);
  });
  context.on('console', (line) => heard.push(line.text()));
  for (const worker of context.serviceWorkers()) worker.on('console', (line) => heard.push(line.text()));
  return heard;
}

/** Opens a page of the extension that tells of every message, its own with their replies, and the worker's. */
async function openEar(context: BrowserContext, heard: string[]): Promise<Page> {
  const page = await openExtensionPage(context, 'options');
  await page.exposeFunction('hear', (text: string) => void heard.push(text));
  await page.evaluate(() => {
    const tell = (value: unknown) =>
      void (globalThis as never as { hear: (text: string) => void }).hear(JSON.stringify(value) ?? '');
    chrome.runtime.onMessage.addListener((message) => tell(message));
    chrome.storage.onChanged.addListener((changes) => tell(changes));
  });
  return page;
}

freshTest(
  'the session guard stops capture when the session ends or changes, and its value is nowhere',
  async ({ context, welcome, crm, practice }) => {
    const heard = listen(context);
    await signIn(context, welcome, crm.login);
    await giveConsent(welcome, 'session-guard');
    expect(await powers(welcome)).toMatchObject({ cookies: false, hasCookieApi: false }); // not before the browser was asked
    await allowLinkedIn(welcome);
    expect(await powers(welcome)).toMatchObject({ cookies: true, hasCookieApi: true });
    await signInToLinkedIn(context, MEMBER_A);
    await linkMember(context, welcome, MEMBER_A);
    const ear = await openEar(context, heard);
    await expect(ear.getByText(/Your LinkedIn session is known since/)).toBeVisible();

    const linkedIn = await openLinkedIn(context, '/feed/');
    const panel = await openPanel(context);
    await showResults(linkedIn, panel, { page: 1 });
    await queueFirst(panel, 1);

    await killWorker(context, panel); // the end of a session wakes it
    const other = await openLinkedIn(context, '/m/logout/');
    await expect.poll(() => dumpExtension(panel)).toMatch(/"sessionBreak":{"at":"[^"]*","why":"ended"}|"why":"ended"/);
    await linkedIn.bringToFront();
    await expect(panel.getByRole('heading', { name: 'Your LinkedIn session has ended' })).toBeVisible();

    await other.close();
    await signInToLinkedIn(context, MEMBER_A);
    await linkedIn.bringToFront();
    await linkedIn.goto('https://www.linkedin.com/search/results/people/?keywords=plant%20manager');
    await expect(panel.getByRole('heading', { name: 'Your LinkedIn session has changed' })).toBeVisible();
    const refused = await panel.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://www.linkedin.com/search/*' });
      return chrome.runtime.sendMessage({
        type: 'captureRows',
        data: { tabId: tab?.id, url: tab?.url, keys: 'all' },
      });
    });
    expect(refused).toEqual({ ok: false, code: 'session-changed' });
    const popup = await openExtensionPage(context, 'popup');
    await expect(popup.getByText('Your LinkedIn session has changed')).toBeVisible();
    await popup.close();
    await linkedIn.bringToFront();
    await panel.getByRole('button', { name: 'Yes, it is me' }).click();
    await expect(panel.getByRole('heading', { name: 'Your LinkedIn session has changed' })).toBeHidden();
    await showResults(linkedIn, panel, { page: 1 });
    await queueFirst(panel, 1);
    expect(await settle(panel, crm)).toMatchObject({ captured: 2, inCrm: 2, lost: 0 });

    const sessions = [
      ...practice.state.sessions.keys(),
      ...practice.state.requests.flatMap((asked) => asked.cookies.li_at ?? []),
    ];
    const values = [...new Set(sessions)];
    expect(values.length).toBeGreaterThanOrEqual(2);
    const hashes = values.map((value) => createHash('sha256').update(value).digest('hex'));
    const places = { storage: await dumpExtension(panel), heard: heard.join('\n') };
    expect(places.storage).toContain('"fingerprint":"');
    expect(heard.length).toBeGreaterThan(20);
    expect(heard.filter((line) => line.includes('/v1/leads/batch')).length).toBeGreaterThan(0); // the worker's requests are heard
    const found = [...values, ...hashes].filter((value) =>
      Object.values(places).some((place) => place.includes(value)),
    );
    console.info(
      `session guard: ${found.length} of ${values.length} session values found in storage and in ${heard.length} requests, messages and log lines`,
    );
    expect(found).toEqual([]);

    await takeBack(context, TITLE);
    expect(await powers(panel)).toMatchObject({ cookies: false });
    const asked = panel.evaluate(() => chrome.cookies.get({ url: 'https://www.linkedin.com/', name: 'li_at' }));
    await expect(asked).rejects.toThrow(); // a page that had it keeps the name, and the browser answers no more
    expect(await dumpExtension(panel)).not.toContain('fingerprint');
    await linkedIn.bringToFront();
    await showResults(linkedIn, panel, { page: 2 }); // capture goes on without it
    await queueFirst(panel, 1);
    console.log('D4 session-guard alone: 1 of 1 stopped, and capture went on');
  },
);

test('the session guard is off by default: no permission, no fingerprint, and nothing else is missing', async ({
  linked,
}) => {
  const options = await openExtensionPage(linked, 'options');
  await expect(options.getByRole('button', { name: `Take back: ${TITLE}` })).toHaveCount(0);
  expect(await powers(options)).toMatchObject({ cookies: false, hasCookieApi: false, scripts: 1 });
  expect(await dumpExtension(options)).not.toContain('fingerprint');
});
