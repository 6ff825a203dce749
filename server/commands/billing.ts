import { listInvoices } from '../billing/invoices.ts';
import { type ManualFact, manual } from '../billing/manual.ts';
import { findRenewalsDue, renew } from '../billing/renew.ts';
import { settleFact } from '../billing/settle.ts';
import { findSubscription } from '../billing/store.ts';
import { inScope } from '../db/tenant.ts';
import { type Env, readPrices, readRules } from '../env.ts';
import { runCommandLine } from './command-line.ts';
import { getAccount } from './find-account.ts';
import type { OpenedForCommand } from './open.ts';

const help = `Billing, from the command line. Works while the service runs and while it does not.

  npm run -s billing -- paid --account A --invoice N     An invoice was paid. A is an account's id or a member's e-mail
                                                         address, N the invoice's number. --amount CENTS --currency EUR
                                                         --months M --at TIME: otherwise the price, and now.
  npm run -s billing -- refunded --account A --invoice N Its money went back. --amount CENTS where only a part did: what
                                                         has gone back by now. --at TIME
  npm run -s billing -- disputed --account A --invoice N The bank took its money back. --at TIME
  npm run -s billing -- reinstated --account A --invoice N
                                                         The bank gave it back to you after that. --at TIME
  npm run -s billing -- renew [--account A]              Renew what is over now: with free months first. The service does
                                                         this by itself.
  npm run -s billing -- show --account A                 Where an account stands.

The same command again changes nothing.`;

const options = ['account', 'invoice', 'amount', 'currency', 'months', 'at'] as const;
type Options = Readonly<Partial<Record<(typeof options)[number], string>>>;

const record =
  (kind: ManualFact['kind'], done: string) => async (opened: OpenedForCommand, given: Options, env: Env) => {
    const accountId = await getAccount(opened.database, given.account ?? '');
    const fact = manual({ ...given, kind, accountId, invoice: given.invoice ?? '' }, readPrices(env), opened.now());
    if ('fault' in fact) throw new Error(fact.fault);
    const settled = await inScope(opened.database.app, { desk: 'operator' }, (db) =>
      settleFact(db, fact, { ...opened, rules: readRules(env) }),
    );
    if (settled === 'known') return `Invoice ${given.invoice} was ${done} before; nothing was changed.`;
    const invoices = await inScope(opened.database.app, { accountId }, (db) => listInvoices(db, accountId));
    if (!invoices.some(({ id }) => id === given.invoice))
      return `No invoice ${given.invoice} was recorded as paid for this account. It is kept, and counts once that is.`;
    return `Invoice ${given.invoice} is ${done}. ${await sayPlan(opened, accountId)}`;
  };

async function sayPlan({ database }: OpenedForCommand, accountId: string): Promise<string> {
  const found = await inScope(database.app, { accountId }, (db) => findSubscription(db, accountId));
  if (!found?.paidUntil) return 'Nothing is paid.';
  return `Paid until ${found.paidUntil.toISOString()} (${found.status}).`;
}

async function renewAll(opened: OpenedForCommand, { account }: Options): Promise<string> {
  const { app } = opened.database;
  const at = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(app, { desk: 'operator' }, work);
  const due = account
    ? [await getAccount(opened.database, account)]
    : await at((db) => findRenewalsDue(db, opened.now(), 0, 10_000));
  let months = 0;
  for (const accountId of due) months += await at((db) => renew(db, { ...opened, leadMs: 0 }, accountId));
  const said = `${due.length} looked at, ${months} free months used.`;
  return account && due[0] ? `${said} ${await sayPlan(opened, due[0])}` : said;
}

await runCommandLine(help, options, {
  paid: { needs: ['account', 'invoice'], run: record('paid', 'paid') },
  refunded: { needs: ['account', 'invoice'], run: record('refunded', 'refunded') },
  disputed: { needs: ['account', 'invoice'], run: record('disputed', 'disputed') },
  reinstated: { needs: ['account', 'invoice'], run: record('reinstated', 'reinstated') },
  renew: { needs: [], run: renewAll },
  show: {
    needs: ['account'],
    run: async (opened, { account = '' }) => sayPlan(opened, await getAccount(opened.database, account)),
  },
});
