import { expect as playwright } from '@playwright/test';

/** Waits longer than Playwright's five seconds: two cores that also run a database and a browser are slow at times. */
export const expect = playwright.configure({ timeout: 20_000 });
