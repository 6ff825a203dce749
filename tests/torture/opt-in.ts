import { launchExtension } from '../../scripts/browser/launch.ts';
import { prepareProfile } from '../../scripts/browser/prepare-profile.ts';
import { extensionDir } from '../../scripts/build-all.ts';
import { signInToLinkedIn } from '../../scripts/journeys/linkedin.ts';
import { allowLinkedIn, giveConsent, linkMember, setCrmAddress, signIn } from '../../scripts/journeys/opt-in.ts';
import { findWelcomePage } from '../../scripts/journeys/pages.ts';
import type { Stage } from './stage.ts';

const MEMBER = 'Marit Solbergdemo';

/** J1, over a line that works. Ends with the browser closed as a user closes it: what was allowed is on the disk. */
export async function optIn({ profile, practice, proxy, login }: Stage): Promise<void> {
  await prepareProfile(profile, extensionDir);
  const context = await launchExtension({
    ...{ userDataDir: profile, extensionDir, headless: true, practicePort: practice.port },
  });
  try {
    const welcome = await findWelcomePage(context);
    await setCrmAddress(welcome, proxy.url);
    await signIn(context, welcome, login);
    await giveConsent(welcome);
    await allowLinkedIn(welcome);
    await signInToLinkedIn(context, MEMBER);
    await linkMember(context, welcome, MEMBER);
  } finally {
    await context.close();
  }
}
