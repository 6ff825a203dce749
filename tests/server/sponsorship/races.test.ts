import { expect, test } from 'vitest';
import { renew } from '../../../server/billing/renew.ts';
import { inScope } from '../../../server/db/tenant.ts';
import { makeLink } from '../../../server/sponsorship/codes.ts';
import { DAY, months, openBooks, paid, returned } from './books.ts';

const books = await openBooks({ connections: 20 });
const { clock } = books;
let members = 0;

async function bring(code: string) {
  const sponsored = await books.openAccount();
  await books.claim(sponsored, code);
  await books.link(sponsored, `member:ACoAArace${++members}`);
  return sponsored;
}

async function join() {
  const sponsor = await books.openAccount();
  return { sponsor, sponsored: await bring(await books.makeLink(sponsor)) };
}

const renewed = (account: string) => books.desk((db) => renew(db, { ...books.deps, leadMs: DAY }, account));
const countWaiting = async () => {
  const { rowCount } = await books.owner.query(
    `SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
     WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`,
  );
  return rowCount;
};
const times = <T>(count: number, work: (place: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, place) => work(place)));

test('a hold that ends while its payment is refunded: earned and taken back, or never earned, on both sides alike', async () => {
  for (let round = 0; round < 20; round++) {
    const { sponsor, sponsored } = await join();
    const fact = paid(sponsored, clock.now());
    await books.settle(fact);
    clock.pass(30 * DAY);
    const refund = returned(round % 2 ? 'refunded' : 'disputed', clock.now(), [...fact.refs]);
    await Promise.all([
      ...Array.from({ length: 3 }, () => books.advance(sponsored)),
      ...Array.from({ length: 3 }, () => books.settle(refund)),
      renewed(sponsored),
    ]);
    for (const account of [sponsor, sponsored])
      expect(months(await books.balance(account))).toEqual({ pending: 0, free: 0, used: 0, reversed: 1 });
  }
});

test('ten renewals at once use one month, and one that meets its reversal leaves paid time and books agreeing', async () => {
  for (let round = 0; round < 20; round++) {
    const { sponsor, sponsored } = await join();
    await books.settle(paid(sponsor, clock.now()));
    const fact = paid(sponsored, clock.now());
    await books.settle(fact);
    clock.pass(30 * DAY);
    await books.advance(sponsored);
    const until = await books.paidUntil(sponsor);
    clock.pass(2 * DAY);
    const refund = () => books.settle(returned('refunded', clock.now(), [...fact.refs]));
    const used = await Promise.all([
      ...Array.from({ length: 10 }, () => renewed(sponsor)),
      ...(round % 2 ? [refund()] : []),
    ]);
    expect(used.filter((one) => one === 1).length).toBeLessThanOrEqual(1);
    if (round % 2 === 0) {
      expect(used.filter((one) => one === 1)).toHaveLength(1);
      expect(months(await books.balance(sponsor))).toEqual({ pending: 0, free: 0, used: 1, reversed: 0 });
      await refund();
    }
    expect(months(await books.balance(sponsor))).toEqual({ pending: 0, free: 0, used: 0, reversed: 1 });
    expect(await books.paidUntil(sponsor)).toEqual(until);
  }
});

test('a claim that meets the first payment: it came before or is refused, never both', async () => {
  for (let round = 0; round < 20; round++) {
    const sponsor = await books.openAccount();
    const code = await books.makeLink(sponsor);
    const account = await books.openAccount();
    const [said] = await Promise.all([books.claim(account, code), books.settle(paid(account, clock.now()))]);
    const { rows } = await books.owner.query('SELECT count(*)::int FROM sponsorship WHERE account_id = $1', [account]);
    expect(rows[0].count).toBe('id' in said ? 1 : 0);
    if ('refused' in said) expect(said.refused).toBe('invitation-after-payment');
  }
});

test('once a new link is there the old one brings nobody, not even who was on the way', async () => {
  const sponsor = await books.openAccount();
  for (let round = 0; round < 10; round++) {
    const code = await books.makeLink(sponsor);
    const accounts = await times(10, () => books.openAccount());
    let isRotated = false;
    const rotate = inScope(books.app, { accountId: sponsor }, (db) =>
      makeLink(db, { accountId: sponsor, id: books.deps.newId(), salt: `${round}`, pepper: 'p', now: clock.now() }),
    ).then(() => {
      isRotated = true;
    });
    const late: unknown[] = [];
    await Promise.all([
      rotate,
      ...accounts.map(async (account) => {
        const wasRotated = isRotated;
        const said = await books.claim(account, code);
        if (wasRotated && 'id' in said) late.push(account);
      }),
    ]);
    expect(late).toEqual([]);
    expect(await books.claim(await books.openAccount(), code)).toEqual({ refused: 'invitation-unknown' });
    const { rows } = await books.owner.query(
      'SELECT count(*)::int FROM sponsor_code WHERE account_id = $1 AND revoked_at IS NULL',
      [sponsor],
    );
    expect(rows[0].count).toBe(1);
  }
});

test('a rotation waits for the claims before it, and a claim that waited for a rotation is refused', async () => {
  const sponsor = await books.openAccount();
  const code = await books.makeLink(sponsor);
  const account = await books.openAccount();
  const holder = await books.owner.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [account]);
  const claim = books.claim(account, code); // has found the link, and waits for the account's turn
  await expect.poll(countWaiting).toBe(1);
  await books.makeLink(sponsor);
  await holder.query('COMMIT');
  holder.release();
  expect(await claim).toEqual({ refused: 'invitation-unknown' });
});

test('a payment of two accounts takes the turns of their sponsors in the order in which everybody does', async () => {
  const oldest = await books.openAccount();
  const middle = await bring(await books.makeLink(oldest));
  const newest = await bring(await books.makeLink(middle));
  const together = ['customer:of-both'];
  await books.settle(paid(oldest, clock.now(), { refs: together }));
  const holder = await books.owner.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [middle]);
  const advanced = books.advance(middle); // next in line for the middle one, then it wants the oldest
  await expect.poll(countWaiting).toBe(1);
  const settled = books.settle(paid(newest, clock.now(), { refs: together }));
  await expect.poll(countWaiting).toBe(2);
  await holder.query('COMMIT');
  holder.release();
  expect(await Promise.allSettled([advanced, settled])).toMatchObject([
    { status: 'fulfilled' },
    { status: 'fulfilled', value: 'settled' },
  ]);
});

test('twenty holds of one sponsor that end at once: three months, and the rest is looked at', async () => {
  const sponsor = await books.openAccount();
  const code = await books.makeLink(sponsor);
  const brought = await times(20, () => bring(code));
  await times(20, (place) => books.settle(paid(brought[place] as string, clock.now())));
  clock.pass(30 * DAY);
  await times(20, (place) => books.advance(brought[place] as string));
  expect(months(await books.balance(sponsor))).toEqual({ pending: 17, free: 3, used: 0, reversed: 0 });
  const held = "SELECT count(*)::int FROM sponsorship WHERE review = 'held' AND sponsor_id = $1";
  expect((await books.owner.query(held, [sponsor])).rows[0].count).toBe(17);
});

test('the year’s months are never more, however many holds end at once, and a clock that goes back earns none twice', async () => {
  const wide = await openBooks({ connections: 20, rules: { earningsPerDay: 1000 } });
  const sponsor = await wide.openAccount();
  const code = await wide.makeLink(sponsor);
  const brought = await times(20, async (place) => {
    const sponsored = await wide.openAccount();
    await wide.claim(sponsored, code);
    await wide.link(sponsored, `member:ACoAAyear${place}`);
    await wide.settle(paid(sponsored, wide.clock.now()));
    return sponsored;
  });
  wide.clock.pass(30 * DAY);
  await Promise.all(brought.map((sponsored) => wide.advance(sponsored)));
  expect(months(await wide.balance(sponsor))).toEqual({ pending: 0, free: 12, used: 0, reversed: 8 });
  wide.clock.pass(-400 * DAY);
  await Promise.all(brought.map((sponsored) => wide.advance(sponsored)));
  wide.clock.pass(800 * DAY);
  await Promise.all(brought.map((sponsored) => wide.advance(sponsored)));
  expect(months(await wide.balance(sponsor))).toEqual({ pending: 0, free: 12, used: 0, reversed: 8 });
  for (const sponsored of brought) expect((await wide.balance(sponsored)).free).toBe(1);
});

test('which of two invoices was heard of first does not matter, also where one was given back long ago', async () => {
  for (const order of [
    [0, 1, 2],
    [1, 0, 2],
    [1, 2, 0],
    [2, 1, 0],
  ]) {
    const { sponsor, sponsored } = await join();
    const began = clock.now().getTime();
    const at = (day: number) => new Date(began + day * DAY);
    const first = paid(sponsored, at(1));
    const facts = [first, paid(sponsored, at(5)), returned('refunded', at(20), [...first.refs])];
    clock.pass(60 * DAY);
    for (const place of order) await books.settle(facts[place] as (typeof facts)[number]);
    expect([order, months(await books.balance(sponsor))]).toEqual([
      order,
      { pending: 0, free: 0, used: 0, reversed: 1 },
    ]);
  }
});

test('a refund of a part before it is earned makes somebody look; afterwards it takes nothing back', async () => {
  for (const isEarned of [false, true]) {
    const { sponsor, sponsored } = await join();
    const fact = paid(sponsored, clock.now());
    await books.settle(fact);
    if (isEarned) {
      clock.pass(30 * DAY);
      await books.advance(sponsored);
    }
    await books.settle({ ...returned('refunded', clock.now(), [...fact.refs]), amount: 1 });
    clock.pass(31 * DAY);
    const { review, signals } = (await books.advance(sponsored)) ?? {};
    expect([review, signals]).toEqual(isEarned ? ['none', []] : ['held', ['partly-refunded']]);
    expect((await books.balance(sponsor)).free).toBe(isEarned ? 1 : 0);
  }
});
