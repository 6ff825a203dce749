import type { BrowserContext } from '@playwright/test';
import { firstName, openPanel, queueAll, queueFirst, readCounts, showResults } from '../journeys/capture.ts';
import { type Balance, balance, readCrm, readQueue } from '../journeys/counts.ts';
import { expect } from '../journeys/expect.ts';
import { findInCrm } from '../journeys/find-in-crm.ts';
import { signInToLinkedIn } from '../journeys/linkedin.ts';
import { allowLinkedIn, giveConsent, type Login, linkMember, setCrmAddress, signIn } from '../journeys/opt-in.ts';
import { findWelcomePage, openExtensionPage, openLinkedIn } from '../journeys/pages.ts';
import type { TakePictures } from '../journeys/pictures.ts';

export interface WalkOptions {
  context: BrowserContext;
  crmUrl: string;
  databaseUrl: string;
  login: Login;
  /** every practice person's identity keys */
  people: string[][];
  /** presses keys in the browser's window; absent where the browser grants without its prompt */
  press?: (keys: string[]) => void;
  say: (line: string) => void;
  takePictures: TakePictures;
}

export type Figures = { shown: number; refused: number } & Balance;

const MEMBER = 'Marit Solbergdemo';
/** The results pages that are walked, and the layout that LinkedIn serves them in. */
const pages = [
  { page: 1, layout: 'S2' },
  { page: 2, layout: 'S2' },
  { page: 3, layout: 'S2' },
  { page: 4, layout: 'E2' },
  { page: 5, layout: 'E2' },
] as const;

/** Walks J1 to J3 as a user would, saying what is seen, and counts in both databases what became of it. */
export async function walk(options: WalkOptions): Promise<Figures> {
  await optIn(options);
  const { shown, refused, person } = await capture(options);
  return { shown, refused, ...(await push(options, person)) };
}

async function optIn({ context, crmUrl, login, press, say, takePictures }: WalkOptions): Promise<void> {
  say('J1  Opt in and link');
  const welcome = await findWelcomePage(context);
  await setCrmAddress(welcome, crmUrl);
  await takePictures(welcome, 'welcome-sign-in', [360, 1280]);
  await signIn(context, welcome, login, (window) => takePictures(window, 'crm-sign-in', [360, 1280]));
  say(`    signed in to ${crmUrl} as ${login.email}`);
  await takePictures(welcome, 'welcome-consent', [360, 1280]);
  await giveConsent(welcome);
  say('    three purposes read and allowed one by one; the service has recorded them');
  await takePictures(welcome, 'welcome-permission', [360, 1280]);
  await allowLinkedIn(welcome, press);
  say(
    press
      ? "    the browser's own prompt pressed: allowed"
      : '    the browser granted access (it had been asked before)',
  );
  await takePictures(welcome, 'welcome-link', [360, 1280]);
  await signInToLinkedIn(context, MEMBER);
  await linkMember(context, welcome, MEMBER);
  say(`    linked: ${MEMBER}`);
  await takePictures(welcome, 'welcome-done', [360, 1280]);
}

async function capture({
  context,
  say,
  takePictures,
}: WalkOptions): Promise<{ shown: number; refused: number; person: string }> {
  say('J2  Capture');
  const linkedIn = await openLinkedIn(context, '/feed/');
  const panel = await openPanel(context);
  const total = { shown: 0, refused: 0, person: '' };
  for (const { page, layout } of pages) {
    const counts = await showResults(linkedIn, panel, { page, layout });
    if (page === 1) {
      await takePictures(panel, 'panel-new', [360, 1280]);
      total.person = await firstName(panel);
      await queueFirst(panel, 3);
    }
    await queueAll(panel);
    const queued = (await readQueue(panel)).length;
    say(
      `    page ${page} (${layout}): ${counts.shown} shown, ${counts.readable} readable, ${counts.anonymous} anonymous; ${queued} people captured so far`,
    );
    total.shown += counts.shown;
    total.refused += counts.shown - counts.readable;
  }
  await takePictures(linkedIn, 'linkedin-practice', [1280]);
  await showResults(linkedIn, panel, { page: 1, layout: 'S2' });
  await readCounts(panel, 1);
  await takePictures(panel, 'panel-queued', [360, 1280]);
  await panel.close();
  await linkedIn.close();
  return total;
}

async function push(
  { context, crmUrl, databaseUrl, login, people, say, takePictures }: WalkOptions,
  person: string,
): Promise<Balance> {
  say('J3  Push');
  const popup = await openExtensionPage(context, 'popup');
  const waiting = async () => (await readQueue(popup)).filter(({ state }) => state === 'waiting').length;
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  await takePictures(popup, 'popup', [360]);
  const figures = balance(await readQueue(popup), await readCrm(databaseUrl, login.email), people);
  say(
    `    ${figures.captured} captured, ${figures.pushed} pushed, ${figures.inCrm} in the CRM, ${figures.lost} lost, ${figures.doubled} doubled`,
  );
  await popup.close();
  const options = await openExtensionPage(context, 'options');
  await takePictures(options, 'settings', [360, 1280]);
  await options.close();
  await findInCrm(context, crmUrl, person, (leads) => takePictures(leads, 'crm-leads', [360, 1280]));
  say(`    found in the CRM by name: ${person}`);
  return figures;
}
