// A service process of its own, for jobs.test.ts: argv is its data folder, its database and its time.
import { createLog } from '../../../server/log.ts';
import { startService } from '../../../server/service.ts';

const [dataDir = '', databaseUrl = '', time = ''] = process.argv.slice(2);
const service = await startService({
  dataDir,
  databaseUrl,
  port: 0,
  now: () => new Date(time),
  jobsEvery: 1,
  authSecret: 'a secret of the tests, long enough',
  log: createLog('silent'),
});
process.on('SIGTERM', () => void service.stop().then(() => process.exit(0)));
process.stdout.write('ready\n');
