import type { BrowserContext, Page } from '@playwright/test';
import { extensionId } from '../../server/contract/sign-in.ts';

export type ExtensionPage = 'welcome' | 'popup' | 'sidepanel' | 'options' | 'import' | 'privacy';

/** How large each is where its users see it, in CSS pixels. */
export const sizes: Record<ExtensionPage, { width: number; height: number }> = {
  welcome: { width: 1280, height: 900 },
  popup: { width: 360, height: 560 },
  sidepanel: { width: 360, height: 900 },
  options: { width: 1280, height: 900 },
  import: { width: 1280, height: 900 },
  privacy: { width: 1280, height: 900 },
};

export const addressOf = (name: ExtensionPage): string => `chrome-extension://${extensionId}/${name}.html`;

/** Opens a page of the extension in a tab, as large as its users see it. */
export async function openExtensionPage(context: BrowserContext, name: ExtensionPage): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(sizes[name]);
  await page.goto(addressOf(name));
  return page;
}

/** The welcome page that the extension itself opens when it is installed. */
export async function findWelcomePage(context: BrowserContext): Promise<Page> {
  const isWelcome = (page: Page) => page.url().startsWith(addressOf('welcome'));
  return context.pages().find(isWelcome) ?? context.waitForEvent('page', { predicate: isWelcome });
}

/** Opens a page of LinkedIn, as a user would by its address. */
export async function openLinkedIn(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`https://www.linkedin.com${path}`);
  return page;
}

export const searchPath = (page: number, keywords = 'plant manager'): string =>
  `/search/results/people/?keywords=${encodeURIComponent(keywords)}${page > 1 ? `&page=${page}` : ''}`;
