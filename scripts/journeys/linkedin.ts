import type { BrowserContext } from '@playwright/test';
import { openLinkedIn } from './pages.ts';

/** Signs in to the practice LinkedIn, which asks for no password, and closes the tab again. */
export async function signInToLinkedIn(context: BrowserContext, member: string): Promise<void> {
  const page = await openLinkedIn(context, '/login');
  await page.getByRole('button', { name: `Continue as ${member}` }).click();
  await page.waitForURL('**/feed/');
  await page.close();
}
