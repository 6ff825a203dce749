import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
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
import { root } from '../../scripts/run-tool.ts';
import { createAccount, inventLogin } from '../../scripts/start/account.ts';
import { createClosers } from '../../scripts/start/closers.ts';
import { openEmbedded } from '../../server/db/embedded.ts';
import { type FaultProxy, type LoggedRequest, type ProxyStep, startFaultProxy } from '../faults/fault-proxy.ts';
import { createRandom } from '../practice/random.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import { launchOn } from './browser-process.ts';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';

export interface Stage {
  practice: Practice;
  proxy: FaultProxy;
  service: ServiceProcess;
  dataDir: string;
  /** a profile in which somebody is signed in to both and everything is allowed */
  profile: string;
  login: Login;
  /** The database as its owner; its port changes when it is killed. */
  databaseUrl(): Promise<string>;
  /** Who is told of the steps of every push. */
  listen(listener: (step: ProxyStep, logged: LoggedRequest) => void): void;
  close(): Promise<void>;
}

const MEMBER = 'Marit Solbergdemo';

/** Sets everything up that the torture needs, and lets one user opt in, over a line that still works. */
export async function openStage(options: {
  seed: number;
  population: number;
  say: (line: string) => void;
}): Promise<Stage> {
  const { seed, population, say } = options;
  const closers = createClosers(say);
  try {
    // Not in the system's own folder for such things: PostgreSQL runs as another user there, and may not enter.
    const folder = join(root, '.leadferry', `torture-${process.pid}`);
    closers.add('The folder', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const dataDir = join(folder, 'data');
    const profile = join(folder, 'profile');
    await mkdir(dataDir, { recursive: true });

    const practice = await startPractice({ seed, population });
    closers.add('The practice LinkedIn', practice.close);
    const port = await findFreePort();
    let listener: (step: ProxyStep, logged: LoggedRequest) => void = () => undefined;
    const proxy = await startFaultProxy({
      target: `http://127.0.0.1:${port}`,
      random: createRandom(seed, 'faults'),
      faults: { share: 0 },
      onStep: (step, logged) => listener(step, logged),
    });
    closers.add('The proxy', proxy.close);
    const service = await startServiceProcess({ port, dataDir, publicUrl: proxy.url });
    closers.add('The service', service.stop);
    const databaseUrl = async () => (await openEmbedded(dataDir)).url;
    const login = inventLogin('Tortured Rep');
    await createAccount(await databaseUrl(), dataDir, login);

    await prepareProfile(profile, extensionDir);
    await optIn(profile, practice.port, proxy.url, login);
    return {
      ...{ practice, proxy, service, dataDir, profile, login, databaseUrl },
      listen(next) {
        listener = next;
      },
      close: closers.closeAll,
    };
  } catch (fault) {
    await closers.closeAll();
    throw fault;
  }
}

/** Ends with the browser closed as a user closes it: what was allowed is on the disk. */
async function optIn(profile: string, practicePort: number, crmUrl: string, login: Login): Promise<void> {
  const context = await launchOn(profile, practicePort);
  try {
    const welcome = await findWelcomePage(context);
    await setCrmAddress(welcome, crmUrl);
    await signIn(context, welcome, login);
    await giveConsent(welcome);
    await allowLinkedIn(welcome);
    await signInToLinkedIn(context, MEMBER);
    await linkMember(context, welcome, MEMBER);
  } finally {
    await context.close();
  }
}

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
