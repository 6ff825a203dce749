// npm run pictures: takes the pictures of the README again, on the practice LinkedIn.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '../server/log.ts';
import { startService } from '../server/service.ts';
import { startPractice } from '../tests/practice/server.ts';
import { ensureChromium } from './browser/ensure-chromium.ts';
import { launchExtension } from './browser/launch.ts';
import { prepareProfile } from './browser/prepare-profile.ts';
import { build, extensionDir } from './build-all.ts';
import { openPanel, queueAll, queueFirst, showResults } from './journeys/capture.ts';
import { readQueue } from './journeys/counts.ts';
import { expect } from './journeys/expect.ts';
import { signInToLinkedIn } from './journeys/linkedin.ts';
import { allowLinkedIn, giveConsent, linkMember, setCrmAddress, signIn } from './journeys/opt-in.ts';
import { findWelcomePage, openExtensionPage, openLinkedIn } from './journeys/pages.ts';
import { root } from './run-tool.ts';
import { createAccount, inventLogin } from './start/account.ts';
import { createClosers } from './start/closers.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const MEMBER = 'Marit Solbergdemo';
const say = (line: string) => console.error(line);
const closers = createClosers(say);

async function takeThem(): Promise<void> {
  ensureChromium(say);
  await build(say);
  const folder = join(root, 'docs', 'pictures');
  await mkdir(folder, { recursive: true });
  const dataDir = makeTemporaryFolder('pictures-data');
  closers.add('The data of this run', () => rm(dataDir, { recursive: true, force: true }));
  const service = await startService({ port: 0, dataDir, log: createLog('fatal') });
  closers.add('The service', service.stop);
  const login = inventLogin('Demo Rep', 'demo');
  await createAccount(service.databaseUrl, dataDir, login);
  const practice = await startPractice({ seed: 7 });
  closers.add('The practice LinkedIn', practice.close);
  const userDataDir = makeTemporaryFolder('pictures');
  closers.add('The profile', () => rm(userDataDir, { recursive: true, force: true }));
  await prepareProfile(userDataDir, extensionDir);
  const context = await launchExtension({ userDataDir, extensionDir, headless: true, practicePort: practice.port });
  closers.add('The browser', () => context.close());

  const welcome = await findWelcomePage(context);
  await setCrmAddress(welcome, service.url);
  await signIn(context, welcome, login);
  await giveConsent(welcome);
  await allowLinkedIn(welcome);
  await signInToLinkedIn(context, MEMBER);
  await linkMember(context, welcome, MEMBER);
  const linkedIn = await openLinkedIn(context, '/feed/');
  const panel = await openPanel(context);
  await showResults(linkedIn, panel, { page: 1 });
  await queueFirst(panel, 3);
  await expect(panel.getByText('In CRM').first()).toBeVisible();

  // The page and the panel as they stand beside each other: the browser's own frame around them is not in a screenshot.
  await linkedIn.setViewportSize({ width: 920, height: 720 });
  await panel.setViewportSize({ width: 360, height: 720 });
  await expect(panel.getByText('3 people queued')).toBeHidden();
  const left = await linkedIn.screenshot();
  const right = await panel.screenshot({ animations: 'disabled' });
  const beside = await context.newPage();
  await beside.setViewportSize({ width: 1281, height: 720 });
  const image = (picture: Buffer) => `<img src="data:image/png;base64,${picture.toString('base64')}" alt="">`;
  await beside.setContent(
    `<style>body{margin:0;display:flex;gap:1px;background:#8888}img{display:block}</style>${image(left)}${image(right)}`,
  );
  await beside.screenshot({ path: join(folder, 'side-panel.png') });
  await beside.close();
  await linkedIn.bringToFront();

  await showResults(linkedIn, panel, { page: 2 });
  await queueAll(panel);
  const popup = await openExtensionPage(context, 'popup');
  await expect.poll(async () => (await readQueue(popup)).every(({ state }) => state === 'pushed')).toBe(true);
  await popup.screenshot({ path: join(folder, 'popup.png'), animations: 'disabled' });
  say(`Taken: ${folder}`);
}

const outcome = await takeThem().then(
  () => 0,
  (fault: Error) => {
    say(fault.message);
    return 1;
  },
);
await closers.closeAll();
process.exit(outcome);
