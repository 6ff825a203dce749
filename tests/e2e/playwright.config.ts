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
    // The suite again, with a worker that is stopped before each step. Left out: what has kills of its own (torture, the random
    // walk, storage), the service's own pages (rights, verification, free months), hostile pages, which are read without
    // the extension, and what is shown, which does not depend on a worker (screens, stored markup).
    {
      name: 'killed',
      testIgnore: [
        '**/before-opt-in-walk.test.ts',
        '**/screens.test.ts',
        '**/storage.test.ts',
        '**/torture.test.ts',
        '**/rights.test.ts',
        '**/hostile.test.ts',
        '**/stored-markup.test.ts',
        '**/sponsorship.test.ts',
        '**/verification.test.ts',
      ],
    },
  ],
});
