import { buildConsole } from './console/build.ts';
import { readEnv, readLinkedIn, readPrices, readRules, readSmtp, readStripe } from './env.ts';
import { createLog } from './log.ts';
import { startService } from './service.ts';

const read = readEnv(process.env);
if ('faults' in read) {
  console.error(
    `The environment is not right:\n${read.faults.map((fault) => `  ${fault}`).join('\n')}\nSee docs/operations.md.`,
  );
  process.exit(1);
}
const { env } = read;
const log = createLog(env.LOG_LEVEL);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

try {
  const consoleDir = await buildConsole();
  const service = await startService({
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    publicUrl: env.PUBLIC_URL,
    extensionIds: env.EXTENSION_IDS,
    authSecret: env.AUTH_SECRET,
    suppressionPepper: env.SUPPRESSION_PEPPER,
    dailyCap: env.DAILY_CAP,
    rules: readRules(env),
    prices: readPrices(env),
    stripe: readStripe(env),
    smtp: readSmtp(env),
    linkedin: readLinkedIn(env),
    operator: env.OPERATOR,
    linkCoolDownHours: env.LINK_COOL_DOWN_HOURS,
    coolingOffDays: env.COOLING_OFF_DAYS,
    jobsEvery: env.JOBS_EVERY_SECONDS,
    accountLimit: { requests: env.REQUESTS_PER_MINUTE, seconds: 60 },
    networkLimit: { requests: env.PUBLIC_REQUESTS_PER_MINUTE, seconds: 60 },
    trustedProxies: env.TRUSTED_PROXIES,
    consoleDir,
    log,
  });
  // Always on stdout, whatever the log level: a script that starts the service with PORT=0 learns its address here.
  console.log(JSON.stringify({ msg: 'listening', url: service.url }));
  if (!stopping.signal.aborted) await new Promise((done) => stopping.signal.addEventListener('abort', done));
  await service.stop();
  console.log(JSON.stringify({ msg: 'stopped' }));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
