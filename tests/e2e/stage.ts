import { rm } from 'node:fs/promises';
import { type BrowserContext, test as base, type Page } from '@playwright/test';
import { prepareProfile } from '../../scripts/browser/prepare-profile.ts';
import { extensionDir } from '../../scripts/build-all.ts';
import { signInToLinkedIn } from '../../scripts/journeys/linkedin.ts';
import { allowLinkedIn, giveConsent, type Login, setCrmAddress, signIn } from '../../scripts/journeys/opt-in.ts';
import { findWelcomePage, openExtensionPage } from '../../scripts/journeys/pages.ts';
import { createAccount, inventLogin } from '../../scripts/start/account.ts';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { createDatabase, type EmbeddedDatabase, findFreePort, openEmbedded } from '../../server/db/embedded.ts';
import { createLog } from '../../server/log.ts';
import { type Service, startService } from '../../server/service.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import { checkBrowsers, openBrowser } from './browsers.ts';
import { type LinkedWorld, makeLinkedWorld } from './linked-world.ts';

export const SEED = 7;
export const MEMBER_A = 'Marit Solbergdemo';
export const MEMBER_B = 'Anton Reykdemo';

/** The CRM service as the test sees it: it can go away and come back at the same address. */
export interface Crm {
  url: string;
  databaseUrl: string;
  /** where the service keeps its secrets */
  dataDir: string;
  login: Login;
  /** opens another account */
  createLogin(name: string): Promise<Login>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

interface PerWorker {
  /** `port`: where the CRM of this worker listens, one test after the other */
  database: { url: string; dataDir: string; port: number };
  /** made by the first test that begins linked */
  linkedWorld: () => Promise<LinkedWorld>;
}

interface PerTest {
  /** every browser of the test, however it was opened; looked at when the others are done */
  browsers: undefined;
  /** whether J1 is behind this browser and this CRM when the test begins */
  beginsLinked: boolean;
  /** new people that the CRM takes in a day; absent: as many as usual */
  dailyCap: number | undefined;
  crm: Crm;
  practice: Practice;
  profile: string;
  /** a browser with the extension, just installed */
  context: BrowserContext;
  /** the welcome page of that browser, which knows where the CRM is */
  welcome: Page;
  /** a browser that was started again some time after J1: member A is linked, and signed in to LinkedIn */
  linked: BrowserContext;
}

/** Starts the browser on a profile; a second time on the same profile is the browser after a restart. */
export const startBrowser = (profile: string, { port: practicePort }: Practice): Promise<BrowserContext> =>
  openBrowser({ userDataDir: profile, headless: true, practicePort });

export const test = base.extend<PerTest, PerWorker>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are asked for from the pattern
    async ({}, use) => {
      const dataDir = makeTemporaryFolder('e2e-data');
      const postgres: EmbeddedDatabase = await openEmbedded(dataDir, ['-c fsync=off']);
      await use({ url: postgres.url, dataDir, port: await findFreePort() });
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  linkedWorld: [
    async ({ database: { url, dataDir, port } }, use) => {
      let world: Promise<LinkedWorld> | undefined;
      await use(() => {
        world ??= makeLinkedWorld({ databaseUrl: url, dataDir, port }, SEED, MEMBER_A);
        return world;
      });
      await (await world)?.remove();
    },
    { scope: 'worker' },
  ],

  browsers: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      await use(undefined);
      checkBrowsers();
    },
    { auto: true },
  ],

  beginsLinked: [false, { option: true }],

  dailyCap: [undefined, { option: true }],

  crm: async ({ beginsLinked, database, dailyCap, linkedWorld }, use, { testId }) => {
    const world = beginsLinked ? await linkedWorld() : undefined;
    const databaseUrl =
      (await world?.restoreDatabase()) ?? (await createDatabase(database.url, `test_${testId.replace(/\W/g, '_')}`));
    const { port, dataDir } = database;
    const begin = () => startService({ port, dataDir, databaseUrl, dailyCap, log: createLog('fatal') });
    let service: Service = await begin();
    const { url } = service;
    const createLogin = async (name: string) => {
      const login = inventLogin(name, `rep-${Date.now()}`);
      await createAccount(databaseUrl, database.dataDir, login);
      return login;
    };
    await use({
      url,
      databaseUrl,
      dataDir: database.dataDir,
      login: world?.login ?? (await createLogin('Rep Resentative')),
      createLogin,
      stop: () => service.stop(),
      start: async () => {
        service = await begin();
      },
    });
    await service.stop();
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  practice: async ({}, use) => {
    const practice = await startPractice({ seed: SEED });
    await use(practice);
    await practice.close();
  },

  profile: async ({ beginsLinked, linkedWorld }, use) => {
    const profile = makeTemporaryFolder('e2e');
    await (beginsLinked ? (await linkedWorld()).copyProfile(profile) : prepareProfile(profile, extensionDir));
    await use(profile);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },

  context: async ({ profile, practice }, use) => {
    const context = await startBrowser(profile, practice);
    await use(context);
    await context.close();
  },

  welcome: async ({ beginsLinked, context, crm }, use) => {
    const welcome = beginsLinked ? await openExtensionPage(context, 'welcome') : await findWelcomePage(context);
    if (!beginsLinked) await setCrmAddress(welcome, crm.url);
    await use(welcome);
  },

  linked: async ({ beginsLinked, context, crm: _itsCrm }, use) => {
    if (!beginsLinked) throw new Error('A test that begins linked is a `linkedTest`.');
    await signInToLinkedIn(context, MEMBER_A); // this test's practice LinkedIn knows nobody's session yet
    await use(context);
  },
});

/** A test that begins after J1 (linked-world.ts). J1 itself is gone through in opt-in.test.ts and link.test.ts. */
export const linkedTest = test.extend({ beginsLinked: true });

/** J1 up to the link: signed in to both, everything allowed. */
export async function optIn(context: BrowserContext, welcome: Page, login: Login, member = MEMBER_A): Promise<void> {
  await signIn(context, welcome, login);
  await giveConsent(welcome);
  await allowLinkedIn(welcome);
  await signInToLinkedIn(context, member);
}
