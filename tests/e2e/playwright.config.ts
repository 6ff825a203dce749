import { defineConfig } from '@playwright/test';

// No retries: a flake is a fault. Each test has its own browser, account and practice LinkedIn.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../../.leadferry/test/e2e',
  workers: 3, // on two cores: a test waits for its browser as long as it works
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 300_000, // a limit for what hangs, not a measure: two cores may be busy with other work
  expect: { timeout: 20_000 },
  projects: [
    { name: 'plain' },
    // The whole suite again, with a worker that is stopped before each step. Torture has kills of its own; the rights are the
    // service's pages, hostile pages are read in a browser without the extension, and what is shown does not depend on a worker.
    {
      name: 'killed',
      testIgnore: [
        '**/torture.test.ts',
        '**/rights.test.ts',
        '**/hostile.test.ts',
        '**/stored-markup.test.ts',
        '**/verification.test.ts',
      ],
    },
  ],
});
