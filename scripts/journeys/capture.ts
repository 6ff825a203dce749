import type { BrowserContext, Page } from '@playwright/test';
import { expect } from './expect.ts';
import { openExtensionPage, searchPath } from './pages.ts';

/** What the panel says of a page: "10 shown, 8 readable, 2 anonymous". */
export interface PageCounts {
  shown: number;
  readable: number;
  anonymous: number;
}

/** Opens the side panel in a tab of its own: it is about the tab that was in front before. */
export const openPanel = (context: BrowserContext): Promise<Page> => openExtensionPage(context, 'sidepanel');

/** Which results page, and in which of LinkedIn's layouts the practice LinkedIn is to serve it. */
export interface ResultsPage {
  page: number;
  layout?: 'E1' | 'E2' | 'S1' | 'S2';
}

/** Goes to a results page as a rep would, with LinkedIn's tab in front, and gives what the panel then says of it. */
export async function showResults(linkedIn: Page, panel: Page, { page, layout }: ResultsPage): Promise<PageCounts> {
  await linkedIn.bringToFront();
  await linkedIn.goto(`https://www.linkedin.com${searchPath(page)}${layout ? `&practice-layout=${layout}` : ''}`);
  return readCounts(panel, page);
}

/** Waits until the panel shows results page `page`. */
export async function readCounts(panel: Page, page: number): Promise<PageCounts> {
  const status = panel.getByRole('status').filter({ hasText: /\d+ shown/ });
  await expect(status).toContainText(new RegExp(`page ${page}\\b`));
  const text = (await status.textContent()) ?? '';
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
  return { shown: count('shown'), readable: count('readable'), anonymous: count('anonymous') };
}

/** J2: queues everybody new on the page in front. Returns once the panel shows that nobody new is left. */
export async function queueAll(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: /^Queue all new/ }).click();
  await expect(panel.getByText('Nobody new on this page')).toBeVisible();
}

/** The first new person's name. */
export async function firstName(panel: Page): Promise<string> {
  const label = await rowBoxes(panel).first().getAttribute('aria-label');
  return label?.replace(/^Select /, '') ?? '';
}

const rowBoxes = (panel: Page) => panel.getByRole('list', { name: 'People on the page' }).getByRole('checkbox');

/** J2: queues the first `count` new people of the page in front. */
export async function queueFirst(panel: Page, count: number): Promise<void> {
  const boxes = rowBoxes(panel);
  for (let place = 0; place < count; place += 1) await boxes.nth(place).check();
  const before = await boxes.count();
  await panel.getByRole('button', { name: `Queue selected (${count})` }).click();
  await expect(boxes).toHaveCount(before - count);
}
