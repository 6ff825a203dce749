import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Saves a picture of a screen in light and dark at each width, e.g. `03-consent-1280-dark.png`. */
export type TakePictures = (page: Page, name: string, widths: number[]) => Promise<void>;

export async function openAlbum(folder: string): Promise<TakePictures> {
  await mkdir(folder, { recursive: true });
  let number = 0;
  return async (page, name, widths) => {
    number += 1;
    const before = page.viewportSize();
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 720 : 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const file = `${String(number).padStart(2, '0')}-${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
      }
    }
    await page.emulateMedia({ colorScheme: null });
    if (before) await page.setViewportSize(before);
  };
}
