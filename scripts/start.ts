// npm start [-- --once | --linkedin]: everything together, for somebody who sees it for the first time.
// Without a display it walks the journeys itself, in a Chromium that nobody sees.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '../server/log.ts';
import { startService } from '../server/service.ts';
import { practicePeople } from '../tests/practice/people.ts';
import { startPractice } from '../tests/practice/server.ts';
import { hasDisplay, openVirtualDisplay } from './browser/display.ts';
import { ensureChromium, ensureVirtualDisplay } from './browser/ensure-chromium.ts';
import { launchExtension } from './browser/launch.ts';
import { prepareProfile } from './browser/prepare-profile.ts';
import { build, extensionDir } from './build-all.ts';
import { findWelcomePage } from './journeys/pages.ts';
import { openAlbum } from './journeys/pictures.ts';
import { root } from './run-tool.ts';
import { createAccount, ensureDemoAccount, inventLogin } from './start/account.ts';
import { createClosers } from './start/closers.ts';
import { readOptions, type StartOptions } from './start/options.ts';
import { isFree } from './start/port.ts';
import { walk } from './start/walk.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const SEED = 7;
const say = (line: string) => console.log(line);
const closers = createClosers(say);
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

async function main(options: StartOptions): Promise<number> {
  ensureChromium(say);
  await build(say);
  const folder = join(root, '.leadferry');
  const own = options.once ? makeTemporaryFolder('once') : undefined;
  if (own) closers.add('The folder of this run', () => rm(own, { recursive: true, force: true }));
  const dataDir = join(own ?? folder, 'data');

  const service = await startService({ port: await findPort(options), dataDir, log: createLog('warn') });
  closers.add('The service', service.stop);
  say(`CRM service: ${service.url}`);
  const practice = options.linkedin ? undefined : await startPractice({ seed: SEED });
  if (practice) closers.add('The practice LinkedIn', practice.close);

  const walking = options.once || (!hasDisplay() && !options.linkedin);
  const login = walking
    ? inventLogin('Demo Rep', `walk-${Date.now()}`)
    : await ensureDemoAccount(service.databaseUrl, dataDir);
  if (walking) await createAccount(service.databaseUrl, dataDir, login);
  const userDataDir = walking ? makeTemporaryFolder('walk') : join(folder, 'profile');
  if (walking) closers.add("The walk's profile", () => rm(userDataDir, { recursive: true, force: true }));

  const display = walking && ensureVirtualDisplay(say) ? await openVirtualDisplay() : undefined;
  if (display) closers.add('The virtual display', display.close);
  const headless = walking && !display;
  if (headless) await prepareProfile(userDataDir, extensionDir);
  const context = await launchExtension({
    userDataDir,
    extensionDir,
    headless,
    ...(practice && { practicePort: practice.port }),
    ...(display && { display: display.name }),
    ...(!walking && { viewport: null }),
  });
  closers.add('The browser', () => context.close());

  if (walking) {
    const figures = await walk({
      context,
      crmUrl: service.url,
      databaseUrl: service.databaseUrl,
      login,
      people: practicePeople(SEED).map(({ vanity, memberId }) => [`vanity:${vanity}`, `member:${memberId}`]),
      ...(display && { press: display.press }),
      say,
      takePictures: await openAlbum(join(folder, 'pictures')),
    });
    say(`Pictures of every screen: ${join(folder, 'pictures')}`);
    if (options.once) {
      await closers.closeAll();
      const { shown, captured, refused, pushed, inCrm, lost, doubled } = figures;
      console.log(JSON.stringify({ shown, captured, refused, pushed, inCrm, lost, doubled }));
      return lost === 0 && doubled === 0 ? 0 : 1;
    }
    await context.close();
  } else {
    await (await findWelcomePage(context)).bringToFront();
  }

  say('');
  say(`The CRM:  ${service.url}/leads   sign in as ${login.email}, password ${login.password}`);
  if (practice && !walking) say('LinkedIn: a practice one with invented people, in the browser that has just opened.');
  if (walking) say(`The extension: ${extensionDir} (chrome://extensions → Developer mode → Load unpacked)`);
  say('Stop with Ctrl-C.');
  if (!walking) context.on('close', () => say('The browser is closed. The CRM still runs; stop it with Ctrl-C.'));
  await stopped;
  return 0;
}

/** The CRM's usual port. With --once any other where that is taken: nobody is to open it. */
async function findPort({ port, portWasAsked, once }: StartOptions): Promise<number> {
  if (await isFree(port)) return port;
  if (once && !portWasAsked) return 0;
  throw new Error(
    `Port ${port} is in use, perhaps by another npm start or npm run service. Stop that one, or take another port: PORT=${port + 1} npm start`,
  );
}

const ended = Promise.withResolvers<number>();
Promise.resolve()
  .then(() => main(readOptions(process.argv.slice(2), process.env)))
  .then(ended.resolve, (fault: Error) => {
    say(`\n${fault.message}`);
    ended.resolve(1);
  });
void stopped.then(() => {
  say('\nStopping …');
  ended.resolve(0);
});
const code = await ended.promise;
await closers.closeAll();
process.exit(code);
