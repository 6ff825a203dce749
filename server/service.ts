// Long: the one place where every part of the service is put together, in the order in which it is taken apart again.
import { randomBytes } from 'node:crypto';
import type { Server, ServerOptions } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import { type AttemptLimit, createAttempts } from './accounts/attempts.ts';
import { createAuth, ensureExtensionClient } from './accounts/auth.ts';
import { createReauthentication } from './accounts/reauthenticate.ts';
import { createApp } from './app.ts';
import { backupFolder, createBackupPruner } from './backup/folder.ts';
import { type Prices, usualPrices } from './billing/prices.ts';
import { manualPlan } from './billing/provider.ts';
import { createStripe, type StripeSettings } from './billing/stripe.ts';
import { consoleOutput } from './console/output.ts';
import { extensionId, redirectUri } from './contract/sign-in.ts';
import { openEmbedded } from './db/embedded.ts';
import { holdFolder } from './db/folder-lock.ts';
import { openDatabase } from './db/open.ts';
import { refuse, toResponse } from './http/answer.ts';
import { createGate, type GateSize, usualGate } from './http/gate.ts';
import type { Tools } from './http/operation.ts';
import { createRateLimit, type RequestLimit } from './http/rate-limit.ts';
import { createIds } from './ids.ts';
import { startJobs } from './jobs/jobs.ts';
import { createLinkedIn, type LinkedInSettings } from './links/linkedin.ts';
import { createLog } from './log.ts';
import { createMailer, type SmtpSettings } from './mail/smtp.ts';
import { journalFile } from './privacy/journal-file.ts';
import { openJournal } from './privacy/journal-keeper.ts';
import { openSecret } from './secrets.ts';
import { createAttribution } from './sponsorship/attribute.ts';
import { type SponsorshipRules, usualRules } from './sponsorship/rules.ts';

export interface ServiceOptions {
  /** Secrets and, without databaseUrl, the database live here. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** The owner's connection to a PostgreSQL of your own; without it an embedded one is started. */
  readonly databaseUrl?: string | undefined;
  /** Where people reach the service; by default the address that it listens on. */
  readonly publicUrl?: string | undefined;
  readonly extensionIds?: readonly string[];
  readonly authSecret?: string | undefined;
  readonly suppressionPepper?: string | undefined;
  /** New people per account and UTC day. */
  readonly dailyCap?: number;
  readonly rules?: SponsorshipRules;
  readonly prices?: Prices;
  /** Without it the operator takes the money (npm run -s billing). */
  readonly stripe?: StripeSettings | undefined;
  /** Name and postal address of who runs the service; stands in the privacy notice. */
  readonly operator?: string | undefined;
  /** Hours after unlinking before another LinkedIn member can be linked; by default 24. */
  readonly linkCoolDownHours?: number;
  /** Without it nobody can have LinkedIn say who they are. */
  readonly linkedin?: LinkedInSettings | undefined;
  /** Days between asking for an account's deletion and its erasure; by default 14. */
  readonly coolingOffDays?: number;
  /** Without it letters wait in the outbox (npm run -s mail). */
  readonly smtp?: SmtpSettings | undefined;
  /** Seconds between two looks for what is due without a request. */
  readonly jobsEvery?: number;
  readonly consoleDir?: string;
  /** Wrong passwords per e-mail address; by default 10 in 5 minutes. */
  readonly signInLimit?: AttemptLimit;
  /** New accounts altogether; by default 300 in 5 minutes. */
  readonly signUpLimit?: AttemptLimit;
  /** Requests of one account; by default 1,200 a minute. */
  readonly accountLimit?: RequestLimit;
  /** Requests of one network to what needs no account; by default 600 a minute. */
  readonly networkLimit?: RequestLimit;
  /** What is worked on and what may wait; see usualGate. */
  readonly gate?: GateSize;
  /** Within which a request must have arrived whole; by default 30. */
  readonly receiveSeconds?: number;
  readonly trustedProxies?: number;
  readonly log?: Logger;
  readonly now?: () => Date;
}

export interface Service {
  /** `http://127.0.0.1:43211`, with the port that it got. */
  readonly url: string;
  /** The owner's connection string. */
  readonly databaseUrl: string;
  /** Lets requests in hand finish, then closes the database and stops an embedded one. Can be called twice. */
  stop(): Promise<void>;
}

const DRAIN_MS = 10_000;

/** Starts the whole service: database, migrations, sign-in, HTTP. Throws with what to do where it cannot. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { dataDir, port = 8787, host = '127.0.0.1', extensionIds = [extensionId], now = () => new Date() } = options;
  const log = options.log ?? createLog('info');
  const secret = options.authSecret ?? openSecret(dataDir, 'auth-secret');
  const pepper = options.suppressionPepper ?? openSecret(dataDir, 'suppression-pepper');
  const newId = createIds(now, randomBytes);

  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    let { databaseUrl } = options;
    if (!databaseUrl) {
      const embedded = await openEmbedded(dataDir);
      const release = await holdFolder(embedded.url);
      if (!release) throw new Error(`Another service runs on ${dataDir}. Stop it, or set DATA_DIR and PORT to others.`);
      closers.push(async () => {
        if (!(await embedded.stop())) log.warn('embedded PostgreSQL had stopped before the service did');
      }, release);
      databaseUrl = embedded.url;
      log.info({ folder: embedded.folder, takenOver: embedded.wasRunning }, 'embedded PostgreSQL runs');
    }
    const database = await openDatabase(databaseUrl, secret, (error) =>
      log.warn({ name: error.name }, 'a database connection broke'),
    );
    closers.push(database.close);
    const erasures = await openJournal({ app: database.app, pepper, log }, journalFile(dataDir));
    closers.push(erasures.stop);

    let answer: (request: Request, env?: HttpBindings) => Response | Promise<Response> = () =>
      toResponse(
        refuse('database-unavailable', { retryAfter: 1, detail: 'The service is starting. Try again in a second.' }),
      );
    const server = createAdaptorServer({
      fetch: (request, env) => answer(request, env as HttpBindings),
      serverOptions: arriveWithin((options.receiveSeconds ?? 30) * 1000),
    }) as Server;
    const url = await listen(server, port, host);
    closers.push(() => drain(server));

    const publicUrl = (options.publicUrl ?? url).replace(/\/+$/, '');
    await ensureExtensionClient(database.auth, newId, extensionIds.map(redirectUri));
    const rules = options.rules ?? usualRules;
    const shared = { publicUrl, extensionIds, newId, now, log };
    const signIn = createAuth({
      ...shared,
      app: database.app,
      auth: database.auth,
      secret,
      accountOpened: createAttribution(database.app, { now, newId, rules }, log),
    });
    const limits = {
      signIns: createAttempts(options.signInLimit ?? { attempts: 10, seconds: 300 }, now),
      signUps: createAttempts(options.signUpLimit ?? { attempts: 300, seconds: 300 }, now),
      requests: createAttempts({ attempts: 5, seconds: 24 * 3600 }, now),
      allRequests: createAttempts({ attempts: 300, seconds: 3600 }, now),
      accounts: createRateLimit('account', options.accountLimit ?? { requests: 1200, seconds: 60 }, now),
      networks: createRateLimit('network', options.networkLimit ?? { requests: 600, seconds: 60 }, now),
    };
    const tools: Tools = {
      now,
      newId,
      random: randomBytes,
      pepper,
      dailyCap: options.dailyCap ?? 250,
      publicUrl,
      rules,
      prices: options.prices ?? usualPrices,
      provider: options.stripe ? createStripe(options.stripe, { publicUrl, pepper, now }) : manualPlan,
      reauthenticate: createReauthentication({ auth: database.auth, signIn, attempts: limits.signIns }),
      operator: options.operator,
      linkCoolDownHours: options.linkCoolDownHours ?? 24,
      coolingOffDays: options.coolingOffDays ?? 14,
      linkedin: options.linkedin && createLinkedIn(options.linkedin, { publicUrl, now }),
    };
    const app = createApp({
      ...shared,
      limits,
      gate: createGate(options.gate ?? usualGate),
      trustedProxies: options.trustedProxies ?? 0,
      database,
      signIn,
      tools,
      consoleDir: options.consoleDir ?? consoleOutput,
    });
    answer = (request, env) => app.fetch(request, env);
    const mailer = options.smtp && createMailer(options.smtp);
    if (mailer) closers.push(async () => mailer.close());
    else log.warn('no SMTP_URL: letters wait in the outbox, see npm run -s mail -- list');
    const every = options.jobsEvery ?? 60;
    const pruneBackups = createBackupPruner(backupFolder(dataDir));
    const jobs = await startJobs({ ...tools, app: database.app, mailer, log, every, erasures, pruneBackups });
    closers.push(jobs.stop);
    return { url, databaseUrl, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Node ends a request that takes longer, with 408: nobody holds a connection, or what has come of a body, for nothing. */
const arriveWithin = (ms: number): ServerOptions => ({
  requestTimeout: ms,
  headersTimeout: ms / 2,
  connectionsCheckingInterval: ms / 10,
});

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Set PORT to another one.`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      done(`http://${host.includes(':') ? `[${host}]` : host}:${actual}`);
    });
  });
}

async function drain(server: Server): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await new Promise((done) => {
    server.close(done);
    server.closeIdleConnections();
  });
  clearTimeout(deadline);
}
