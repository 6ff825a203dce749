import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// No retries, no order between files: a flake is a fault.
export default defineConfig({
  test: {
    maxWorkers: 3, // on two cores: a test waits for its database or a timer as long as it works
    projects: [
      {
        resolve: { alias: { '#i18n': fileURLToPath(new URL('./tests/components/i18n.ts', import.meta.url)) } },
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/server/**', 'tests/e2e/**'],
          environment: 'node',
          testTimeout: 30_000, // a hundred pages take seconds alone, and longer on a busy machine
        },
      },
      {
        test: {
          name: 'service',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/server/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
