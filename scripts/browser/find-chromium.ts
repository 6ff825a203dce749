import { accessSync, constants } from 'node:fs';
import { chromium } from '@playwright/test';

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * The Chromium to use: $LEADFERRY_CHROMIUM, the system's, or the one that Playwright fetched.
 * Google Chrome itself is not looked for: since version 137 it loads no unpacked extension from the command line.
 * @throws where $LEADFERRY_CHROMIUM is set and is no program
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.LEADFERRY_CHROMIUM;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`LEADFERRY_CHROMIUM is ${named}, and there is no program there. Correct it or unset it.`);
  }
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
    chromium.executablePath(),
  ];
  return places.find((place) => place && isProgram(place));
}
