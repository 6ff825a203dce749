import { createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { Fact, Returned } from '../../../server/billing/facts.ts';
import { settleFact } from '../../../server/billing/settle.ts';
import { createDatabase } from '../../../server/db/embedded.ts';
import { openDatabase } from '../../../server/db/open.ts';
import { inScope } from '../../../server/db/tenant.ts';
import { createIds } from '../../../server/ids.ts';
import { claimIdentity, deleteLink, findLink, insertLink } from '../../../server/links/store.ts';
import { advance, type Progress } from '../../../server/sponsorship/advance.ts';
import { type Balance, readBalance } from '../../../server/sponsorship/books.ts';
import { claimSponsor } from '../../../server/sponsorship/claim.ts';
import { hashCode } from '../../../server/sponsorship/code.ts';
import { makeLink } from '../../../server/sponsorship/codes.ts';
import { rememberIdentities } from '../../../server/sponsorship/identities.ts';
import { type SponsorshipRules, usualRules } from '../../../server/sponsorship/rules.ts';

const SECRET = 'a secret of the tests, long enough';
export const DAY = 24 * 3600 * 1000;

/** A clock that stands still until somebody moves it. */
export function createClock(start = '2026-03-01T08:00:00.000Z') {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    pass(ms: number) {
      time += ms;
    },
  };
}

/** The books of a database of its own, as the application's role, over as many connections as asked for. */
export async function openBooks({ connections = 10, rules = {} as Partial<SponsorshipRules> } = {}) {
  const name = `b_${randomBytes(6).toString('hex')}`;
  const url = await createDatabase(inject('postgresUrl'), name);
  const database = await openDatabase(url, SECRET, () => undefined);
  const role = new URL(url);
  role.username = `${name}_app`;
  role.password = createHmac('sha256', SECRET).update(`database role ${name}_app`).digest('hex');
  const app = new pg.Pool({ connectionString: role.href, max: connections });
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  afterAll(async () => {
    await Promise.all([app.end(), owner.end(), database.close()]);
  });

  const clock = createClock();
  const deps: Progress = {
    now: clock.now,
    newId: createIds(clock.now, randomBytes),
    rules: { ...usualRules, ...rules },
  };
  const desk = <T>(work: (db: pg.PoolClient) => Promise<T>) => inScope(app, { desk: 'billing' }, work);

  return {
    app,
    owner,
    url: role.href,
    ownerUrl: url,
    clock,
    deps,
    desk,
    async openAccount(createdAt = clock.now()): Promise<string> {
      const accountId = deps.newId();
      await inScope(app, { accountId }, (db) =>
        db.query('INSERT INTO account (account_id, name, created_at) VALUES ($1, $2, $3)', [
          accountId,
          'Quay',
          createdAt,
        ]),
      );
      return accountId;
    },
    makeLink: async (accountId: string) =>
      (
        await inScope(app, { accountId }, (db) =>
          makeLink(db, {
            accountId,
            id: deps.newId(),
            salt: randomBytes(16).toString('hex'),
            pepper: SECRET,
            now: clock.now(),
          }),
        )
      ).code,
    claim: (accountId: string, code: string) =>
      desk((db) => claimSponsor(db, { accountId, codeHash: hashCode(code) }, deps)),
    /** As PUT /v1/linkedin-link does it. False where the member is another account's now. */
    link: (accountId: string, ...keys: string[]) =>
      inScope(
        app,
        { accountId },
        async (db) => {
          await insertLink(db, accountId, 'somebody', deps.newId(), { identityKeys: keys, source: 'nav-me' });
          if (!(await findLink(db, accountId))) return false; // unlinked in the same moment
          if (!(await claimIdentity(db, accountId, SECRET, keys))) return false;
          await db.query("SELECT set_config('app.desk', 'sponsorship', true)");
          await rememberIdentities(db, accountId, clock.now());
          await advance(db, deps, accountId);
          return true;
        },
        (linked) => linked,
      ),
    unlink: (accountId: string) => inScope(app, { accountId }, (db) => deleteLink(db, accountId)),
    settle: (fact: Fact) => desk((db) => settleFact(db, fact, deps)),
    advance: (accountId: string) => desk((db) => advance(db, deps, accountId)),
    balance: (accountId: string): Promise<Balance> => inScope(app, { accountId }, (db) => readBalance(db, accountId)),
    paidUntil: async (accountId: string): Promise<Date | null> => {
      const { rows } = await owner.query('SELECT paid_until FROM subscription WHERE account_id = $1', [accountId]);
      return rows[0]?.paid_until ?? null;
    },
  };
}

export type Books = Awaited<ReturnType<typeof openBooks>>;

let facts = 0;

/** A paid invoice as a fact; `refs` tie the facts of one payment together. */
export const paid = (accountId: string, at: Date, more: Partial<Extract<Fact, { kind: 'paid' }>> = {}): Fact => {
  const invoice = more.invoice ?? `in_${++facts}`;
  return {
    id: `paid ${accountId} ${invoice}`,
    kind: 'paid',
    at,
    accountId,
    refs: [`invoice:${invoice}`],
    invoice,
    amount: 2900,
    currency: 'EUR',
    months: 1,
    ...more,
  };
};

export const returned = (
  kind: 'refunded' | 'disputed' | 'reinstated',
  at: Date,
  refs: string[],
  accountId?: string,
): Returned => ({
  id: `${kind} ${refs.join(' ')}`,
  kind,
  at,
  refs,
  ...(accountId && { accountId }),
});

export const months = ({ pending, free, used, reversed }: Balance) => ({ pending, free, used, reversed });
