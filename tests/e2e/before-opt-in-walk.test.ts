// D1: nothing before yes, over a random walk through every screen.
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { openSignInWindow, signIn, tickPurposes } from '../../scripts/journeys/opt-in.ts';
import { type ExtensionPage, openExtensionPage } from '../../scripts/journeys/pages.ts';
import { extensionId } from '../../server/contract/sign-in.ts';
import { createRandom, type Random } from '../practice/random.ts';
import { killBrowser } from './accidents.ts';
import { queryCrm } from './crm.ts';
import { type Crm, startBrowser, test } from './stage.ts';
import { noPowers, powers } from './storage.ts';

process.env.PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS = '1'; // what the worker asks for is seen, too

const SEED = Number(process.env.LEADFERRY_SEED ?? 25);
const screens: ExtensionPage[] = ['welcome', 'popup', 'sidepanel', 'options', 'import', 'privacy'];
/** What says yes to the browser, and what a user opens LinkedIn with: a page that they open is not Leadferry's. */
const notPressed = /let the browser ask|ask again|linkedin|people search|sign in|sign out/i;

/** Presses one thing on the screen, whatever it is; says what. */
async function pressAnything(page: Page, random: Random): Promise<string> {
  const parts = page.locator('button:visible:enabled, a[href]:visible, input[type=checkbox]:visible, summary:visible');
  const names = await parts.evaluateAll((found) =>
    found.map((part) => `${part.getAttribute('aria-label') ?? part.textContent ?? ''}`.trim() || part.id || 'a box'),
  );
  const pressable = names.flatMap((name, index) => (notPressed.test(name) ? [] : [index]));
  if (pressable.length === 0) return 'nothing';
  const index = random.pick(pressable);
  await parts
    .nth(index)
    .click({ timeout: 2000 })
    .catch(() => undefined); // it may have gone meanwhile
  return names[index] ?? '';
}

async function walk(context: BrowserContext, random: Random, steps: number, look: (page: Page) => Promise<void>) {
  const pressed: string[] = [];
  let page = await openExtensionPage(context, 'welcome');
  const anchor = await context.newPage(); // a window without a tab is closed, and the browser with it
  for (let step = 0; step < steps; step++) {
    if (page.isClosed() || random.chance(0.25)) {
      if (!page.isClosed()) await page.close();
      page = await openExtensionPage(context, random.pick(screens));
      await page.locator('main, h1').first().waitFor();
    } else pressed.push(await pressAnything(page, random));
    const watcher =
      page.isClosed() || !page.url().includes(extensionId) ? await openExtensionPage(context, 'welcome') : page;
    await look(watcher);
    if (watcher !== page) page = watcher;
    for (const other of context.pages()) {
      const isOurs = other.url().includes(extensionId);
      if (other !== page && other !== anchor && !isOurs) await other.close();
    }
  }
  await anchor.close();
  return pressed;
}

test('D1: before the opt-in a random walk through every screen finds no access to LinkedIn and no request to it', async ({
  context,
  welcome,
  crm,
  practice,
}) => {
  const hosts = new Set<string>();
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    // Where the sign-in ends is an address that the browser itself catches: no request leaves for it.
    if (protocol.startsWith('http') && host !== `${extensionId}.chromiumapp.org`) hosts.add(host);
  });
  const random = createRandom(SEED, 'walk');
  let looks = 0;
  const look = async (page: Page) => {
    expect(await powers(page)).toEqual(noPowers);
    looks++;
  };
  const pressed = await walk(context, random, 40, look);
  await signIn(context, welcome, crm.login);
  await look(welcome);
  pressed.push(...(await walk(context, random, 40, look)));
  console.info(
    `D1 nothing before yes (seed ${SEED}): ${looks} of ${looks} looks without access, ${new Set(pressed).size} different things pressed, ${practice.state.requests.length} requests to LinkedIn`,
  );
  expect(practice.state.requests).toEqual([]);
  expect([...hosts]).toEqual([new URL(crm.url).host]);
  expect(new Set(pressed).size).toBeGreaterThan(12);
});

const recorded = (crm: Crm) =>
  queryCrm<{ state: string }>(
    crm,
    `SELECT state FROM consent_event JOIN auth."user" ON "user".id = consent_event.user_id WHERE email = $1`,
  );

test('D3: a choice that is not made leaves nothing: the sign-in window closed, the page closed with everything ticked', async ({
  context,
  welcome,
  crm,
}) => {
  const window = await openSignInWindow(context, welcome);
  await window.close();
  expect(await powers(welcome)).toEqual(noPowers);
  await signIn(context, welcome, crm.login);
  for (const box of await welcome.getByRole('checkbox').all()) await box.check();
  const popup = await openExtensionPage(context, 'popup');
  await welcome.close();
  expect(await powers(popup)).toEqual(noPowers);
  expect(await recorded(crm)).toEqual([]);
  const again = await openExtensionPage(context, 'welcome');
  await expect(again.getByRole('checkbox')).toHaveCount(4);
  await expect(again.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('D3: the browser killed between the ticks and the button, and between the button and the browser’s prompt', async ({
  context,
  welcome,
  crm,
  profile,
  practice,
}) => {
  await signIn(context, welcome, crm.login);
  for (const box of await welcome.getByRole('checkbox').all()) await box.check();
  await killBrowser(context);

  const second = await startBrowser(profile, practice);
  const again = await openExtensionPage(second, 'welcome');
  await expect(again.getByRole('checkbox')).toHaveCount(4);
  const left = [
    await again.getByRole('checkbox', { checked: true }).count(),
    (await recorded(crm)).length,
    Number(JSON.stringify(await powers(again)) !== JSON.stringify(noPowers)),
  ];
  await tickPurposes(again);
  await again.getByRole('button', { name: 'Continue with these choices' }).click();
  await expect.poll(() => recorded(crm).then((rows) => rows.length)).toBe(4);
  await killBrowser(second);

  const third = await startBrowser(profile, practice);
  const last = await openExtensionPage(third, 'welcome');
  await expect(last.getByRole('button', { name: 'Let the browser ask' })).toBeVisible();
  left.push(
    Number(JSON.stringify(await powers(last)) !== JSON.stringify(noPowers)),
    practice.state.requests.length, // nothing was asked of LinkedIn
  );
  const nothing = left.filter((count) => count === 0).length;
  console.log(`D3 killed in between: ${nothing} of ${left.length} looks found nothing left`);
  expect(left).toEqual(left.map(() => 0));
  await third.close();
});
