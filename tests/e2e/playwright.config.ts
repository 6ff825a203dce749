import { defineConfig } from '@playwright/test';

// No retries: a flake is a fault. Each test has its own browser, account and practice LinkedIn.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../../.leadferry/test/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
