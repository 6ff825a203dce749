import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPaidUntil } from '../../../server/billing/paid-until.ts';
import { renew } from '../../../server/billing/renew.ts';
import { readGrants } from '../../../server/billing/store.ts';
import type { Books } from './books.ts';
import { DAY, openBooks, paid, returned } from './books.ts';

// The books against a model that knows only what must hold whatever happens: every entry sums to 0, nothing is negative,
// no side gets more than one month from one sponsorship, and months are conserved. SEQUENCES=5000 for the long run.
const SEQUENCES = Number(process.env.SEQUENCES ?? 300);
const AT_ONCE = 6;
const ACCOUNTS = 4;

type Step =
  | { do: 'claim' | 'link'; who: number; other: number }
  | { do: 'unlink' | 'pay' | 'refund' | 'part' | 'dispute' | 'reinstate' | 'advance' | 'renew' | 'rotate'; who: number }
  | { do: 'pass'; days: number };

const who = fc.nat(ACCOUNTS - 1);
// Mostly what people do: they come by an older one's link and link themselves. Now and then what they should not.
const claim = fc
  .tuple(who, who, fc.nat(9))
  .map(([one, other, odds]): Step => ({ do: 'claim', who: one, other: odds ? other % Math.max(1, one) : other }));
const link = fc
  .tuple(who, who, fc.nat(5))
  .map(([one, other, odds]): Step => ({ do: 'link', who: one, other: odds ? one : other }));
const plain = (...names: Extract<Step, { who: number }>['do'][]) =>
  fc.tuple(fc.constantFrom(...names), who).map(([name, one]) => ({ do: name, who: one }) as Step);
const pass = fc.constantFrom(1, 31, 31, 62).map((days): Step => ({ do: 'pass', days }));
const step = fc.oneof(
  { weight: 3, arbitrary: claim },
  { weight: 3, arbitrary: link },
  { weight: 4, arbitrary: plain('pay') },
  { weight: 4, arbitrary: plain('advance', 'renew') },
  { weight: 2, arbitrary: plain('unlink', 'part', 'reinstate', 'rotate') },
  { weight: 2, arbitrary: plain('refund', 'dispute') },
  { weight: 2, arbitrary: pass },
);
const row = (one: fc.Arbitrary<Step>) => fc.array(one, { minLength: 1, maxLength: AT_ONCE });
/** Steps of one row are taken at the same time, rows one after another. */
const life = fc
  .tuple(
    row(claim),
    row(link),
    row(fc.oneof(plain('pay'), step)),
    row(pass),
    row(plain('advance', 'renew')),
    fc.array(row(step), { minLength: 3, maxLength: 8 }),
  )
  .map(([claims, links, some, days, due, more]) => [claims, links, some, days.slice(0, 1), due, ...more]);

async function createWorld(books: Books, sequence: number) {
  const accounts: string[] = [];
  for (let place = 0; place < ACCOUNTS; place++) accounts.push(await books.openAccount());
  const codes: string[] = [];
  for (const account of accounts) codes.push(await books.makeLink(account));
  const invoices: string[][] = accounts.map(() => []);
  return {
    accounts,
    async take(one: Step): Promise<unknown> {
      if (one.do === 'pass') return books.clock.pass(one.days * DAY);
      const account = accounts[one.who] as string;
      const now = books.clock.now();
      switch (one.do) {
        case 'claim':
          return books.claim(account, codes[one.other] as string);
        case 'link':
          return books.link(account, `member:ACoAA${sequence}x${one.other}`);
        case 'unlink':
          return books.unlink(account);
        case 'pay': {
          const invoice = `${sequence}/${one.who}/${(invoices[one.who] as string[]).length}`;
          invoices[one.who]?.push(invoice);
          return books.settle(paid(account, now, { invoice, refs: [`invoice:${invoice}`] }));
        }
        case 'refund':
        case 'part':
        case 'dispute':
        case 'reinstate': {
          const invoice = invoices[one.who]?.at(one.do === 'refund' || one.do === 'part' ? 0 : -1);
          if (!invoice) return;
          const kinds = { refund: 'refunded', part: 'refunded', dispute: 'disputed', reinstate: 'reinstated' } as const;
          const fact = returned(kinds[one.do], now, [`invoice:${invoice}`]);
          return books.settle(one.do === 'part' ? { ...fact, id: `part ${fact.id}`, amount: 100 } : fact);
        }
        case 'advance':
          return books.advance(account);
        case 'renew':
          return books.desk((db) => renew(db, { ...books.deps, leadMs: 0 }, account));
        case 'rotate':
          codes[one.who] = await books.makeLink(account);
      }
    },
  };
}

/** What is wrong with the books of these accounts; nothing, always. */
async function findFaults(books: Books, accounts: readonly string[]): Promise<unknown[]> {
  const { rows } = await books.owner.query(
    `SELECT 'unbalanced entry' AS fault, entry_id::text AS what FROM posting WHERE account_id = ANY($1)
       GROUP BY entry_id HAVING sum(months) <> 0
     UNION ALL SELECT 'negative ' || bucket, account_id::text FROM posting WHERE account_id = ANY($1) AND bucket <> 'pool'
       GROUP BY account_id, bucket HAVING sum(months) < 0
     UNION ALL SELECT 'months not conserved', account_id::text FROM posting WHERE account_id = ANY($1)
       GROUP BY account_id HAVING sum(months) <> 0
     UNION ALL SELECT 'more than was promised', account_id::text FROM posting p WHERE account_id = ANY($1) AND bucket = 'pool'
       GROUP BY account_id HAVING -sum(months) > (SELECT count(*) FROM sponsorship s WHERE p.account_id IN (s.account_id, s.sponsor_id))
     UNION ALL SELECT 'used months and renewals differ', account_id::text FROM posting p WHERE account_id = ANY($1) AND bucket = 'used'
       GROUP BY account_id HAVING sum(months) <> (SELECT count(*) FROM used_month u WHERE u.account_id = p.account_id AND reversed_at IS NULL)
     UNION ALL SELECT 'earned without a kept payment', s.id::text FROM sponsorship s WHERE account_id = ANY($1) AND earned_at IS NOT NULL
       AND ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.account_id = s.account_id AND i.id = s.invoice_id
         AND i.refunded_at IS NULL AND i.disputed_at IS NULL)`,
    [accounts],
  );
  const paidTime = await Promise.all(accounts.map((account) => findPaidTimeFault(books, account)));
  return [...rows, ...paidTime.flatMap((fault) => fault ?? [])];
}

/** The paid time is what payments and used months come to. */
async function findPaidTimeFault(books: Books, account: string): Promise<string | undefined> {
  const until = await books.paidUntil(account);
  const due = await books.desk(async (db) => findPaidUntil(await readGrants(db, account)));
  return until?.getTime() === due?.getTime() ? undefined : `paid until ${until}, should be ${due}`;
}

test(`C23: ${SEQUENCES} lives of four accounts, up to six things at once: the books always hold`, {
  timeout: Math.max(600_000, SEQUENCES * 3000),
}, async () => {
  const books = await openBooks({ connections: AT_ONCE });
  let sequence = 0;
  let steps = 0;
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`C23 seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(life, async (rows) => {
      const world = await createWorld(books, ++sequence);
      for (const row of rows) {
        await Promise.all(row.map((one) => world.take(one)));
        steps += row.length;
      }
      expect(await findFaults(books, world.accounts)).toEqual([]);
    }),
    { numRuns: SEQUENCES, seed },
  );
  const { rows } = await books.owner.query('SELECT kind, count(*)::int FROM entry GROUP BY kind ORDER BY kind');
  const entries = rows.map(({ kind, count }) => `${count} ${kind}`).join(', ');
  console.log(`C23 model: ${SEQUENCES} of ${SEQUENCES} sequences hold, ${steps} steps; entries: ${entries}`);
  expect(rows.map(({ kind }) => kind)).toEqual(['earned', 'pending', 'reversed', 'used']);
});
