import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { openEmbedded } from '../../server/db/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test run's own PostgreSQL: its owner's connection string. */
    postgresUrl: string;
    /** Where it keeps its data and its log. */
    postgresFolder: string;
  }
}

/** One PostgreSQL for the run; every file makes a database of its own in it (tests/server/service.ts). */
export default async function setup(project: TestProject) {
  const folder = makeTemporaryFolder('tests');
  const postgres = await openEmbedded(folder, ['-c fsync=off', '-c max_connections=200']);
  project.provide('postgresUrl', postgres.url);
  project.provide('postgresFolder', postgres.folder);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  };
}
