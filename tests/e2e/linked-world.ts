import { cp, rm } from 'node:fs/promises';
import pg from 'pg';
import { launchExtension } from '../../scripts/browser/launch.ts';
import { prepareProfile } from '../../scripts/browser/prepare-profile.ts';
import { extensionDir } from '../../scripts/build-all.ts';
import { signInToLinkedIn } from '../../scripts/journeys/linkedin.ts';
import {
  allowLinkedIn,
  giveConsent,
  type Login,
  linkMember,
  setCrmAddress,
  signIn,
} from '../../scripts/journeys/opt-in.ts';
import { findWelcomePage } from '../../scripts/journeys/pages.ts';
import { createAccount, inventLogin } from '../../scripts/start/account.ts';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { createDatabase } from '../../server/db/embedded.ts';
import { createLog } from '../../server/log.ts';
import { startService } from '../../server/service.ts';
import { startPractice } from '../practice/server.ts';
import { watchBrowser } from './browsers.ts';

/** Browser profile and CRM as J1 leaves them. Most tests begin there, so J1 is gone through once and then copied. */
export interface LinkedWorld {
  readonly login: Login;
  /** A copy of the browser's profile. */
  copyProfile(to: string): Promise<void>;
  /** Puts the CRM's database back to where J1 left it. */
  restoreDatabase(): Promise<string>;
  remove(): Promise<void>;
}

interface Place {
  /** the server's own connection string */
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** where the CRM listens: the extension remembers its address */
  readonly port: number;
}

// The name stays: the restricted role is called after it.
const NAME = 'linked';
const KEPT = 'linked_kept';

/** Goes through J1 in a browser of its own, closes it, and keeps what is on the disk. */
export async function makeLinkedWorld(place: Place, seed: number, member: string): Promise<LinkedWorld> {
  const profile = makeTemporaryFolder('e2e-linked');
  const login = inventLogin('Rep Resentative', 'rep-linked');
  const databaseUrl = await createDatabase(place.databaseUrl, NAME);
  const { port, dataDir } = place;
  const service = await startService({ port, dataDir, databaseUrl, log: createLog('fatal') });
  const practice = await startPractice({ seed });
  await createAccount(databaseUrl, dataDir, login);
  await prepareProfile(profile, extensionDir);
  const context = await launchExtension({
    userDataDir: profile,
    extensionDir,
    headless: true,
    practicePort: practice.port,
  });
  watchBrowser(context);
  const welcome = await findWelcomePage(context);
  await setCrmAddress(welcome, service.url);
  await signIn(context, welcome, login);
  await giveConsent(welcome);
  await allowLinkedIn(welcome);
  await signInToLinkedIn(context, member);
  await linkMember(context, welcome, member);
  await context.close();
  await practice.close();
  await service.stop();
  await run(place.databaseUrl, `ALTER DATABASE ${NAME} RENAME TO ${KEPT}`);

  return {
    login,
    copyProfile: (to) => cp(profile, to, { recursive: true }),
    async restoreDatabase() {
      await run(place.databaseUrl, `DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
      await run(place.databaseUrl, `CREATE DATABASE ${NAME} TEMPLATE ${KEPT}`);
      return databaseUrl;
    },
    remove: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function run(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
