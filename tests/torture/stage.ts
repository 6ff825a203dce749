import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Login } from '../../scripts/journeys/opt-in.ts';
import { createAccount, inventLogin } from '../../scripts/start/account.ts';
import { createClosers } from '../../scripts/start/closers.ts';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { findFreePort } from '../../server/db/embedded.ts';
import { type FaultProxy, type LoggedRequest, type ProxyStep, startFaultProxy } from '../faults/fault-proxy.ts';
import { createRandom } from '../practice/random.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';

/** Everything around the browser, with a line that works until somebody plans faults. */
export interface Stage {
  practice: Practice;
  proxy: FaultProxy;
  service: ServiceProcess;
  dataDir: string;
  /** where a profile may be */
  profile: string;
  /** somebody with an account in the CRM */
  login: Login;
  /** Who is told of the steps of every push, from now on. */
  listen(listener: (step: ProxyStep, logged: LoggedRequest) => void): void;
  close(): Promise<void>;
}

export async function openStage(options: {
  seed: number;
  population: number;
  say: (line: string) => void;
}): Promise<Stage> {
  const { seed, population, say } = options;
  const closers = createClosers(say);
  try {
    const folder = makeTemporaryFolder('torture');
    closers.add('The folder', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const dataDir = join(folder, 'data');
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
    const login = inventLogin('Tortured Rep');
    await createAccount(await service.databaseUrl(), dataDir, login);
    return {
      ...{ practice, proxy, service, dataDir, profile: join(folder, 'profile'), login },
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
