import { expect, test } from 'vitest';
import { DAY, months, openBooks, paid } from './books.ts';

const books = await openBooks({ connections: 50 });
const nothing = { pending: 0, free: 0, used: 0, reversed: 0 };

test('fifty claims at once for one account, 200 times over: one wins each time', { timeout: 180_000 }, async () => {
  const ROUNDS = 200;
  const AT_ONCE = 50;
  const sponsors = await Promise.all(Array.from({ length: AT_ONCE }, () => books.openAccount()));
  const codes = await Promise.all(sponsors.map((sponsor) => books.makeLink(sponsor)));
  let winners = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const account = await books.openAccount();
    const said = await Promise.all(codes.map((code) => books.claim(account, code)));
    const won = said.filter((one) => 'id' in one);
    expect(won).toHaveLength(1);
    expect(said.filter((one) => 'refused' in one && one.refused === 'already-sponsored')).toHaveLength(AT_ONCE - 1);
    winners += won.length;
  }
  const { rows } = await books.owner.query('SELECT count(*)::int FROM sponsorship');
  expect(rows[0].count).toBe(ROUNDS);
  console.log(`C21 double claims: ${winners} winners of ${ROUNDS} × ${AT_ONCE} claims`);
});

test('codes that are tampered with, own, late, second, from a newer account or circular bring no credit', async () => {
  const [older, newer] = [await books.openAccount(), await books.openAccount()];
  const [olderCode, newerCode] = [await books.makeLink(older), await books.makeLink(newer)];
  const claims: [string, string, string][] = [];
  for (const [place, letter] of [...olderCode].entries()) {
    const other = letter === '0' ? '1' : '0';
    claims.push([newer, olderCode.slice(0, place) + other + olderCode.slice(place + 1), 'invitation-unknown']);
  }
  claims.push([newer, newerCode, 'invitation-own'], [older, newerCode, 'invitation-from-newer']);
  for (const [account, code, refused] of claims) expect(await books.claim(account, code)).toEqual({ refused });

  expect(await books.claim(newer, olderCode)).toHaveProperty('id');
  expect(await books.claim(newer, olderCode)).toEqual({ refused: 'already-sponsored' });
  expect(await books.claim(older, newerCode)).toEqual({ refused: 'invitation-from-newer' }); // the circle

  const rotated = await books.makeLink(older);
  const third = await books.openAccount();
  expect(await books.claim(third, olderCode)).toEqual({ refused: 'invitation-unknown' });
  await books.settle(paid(third, books.clock.now()));
  expect(await books.claim(third, rotated)).toEqual({ refused: 'invitation-after-payment' });
  const late = await books.openAccount(new Date(books.clock.now().getTime() - 14 * DAY - 1000));
  const oldest = await books.openAccount(new Date(books.clock.now().getTime() - 90 * DAY));
  expect(await books.claim(late, await books.makeLink(oldest))).toEqual({ refused: 'invitation-late' });

  const accounts = [older, newer, third, late, oldest];
  for (const account of accounts) expect(months(await books.balance(account))).toEqual(nothing);
  console.log(`C20 tampering: 0 credits from ${claims.length + 5} codes`);
});

test('the last second of the fourteen days counts', async () => {
  const sponsor = await books.openAccount(new Date(books.clock.now().getTime() - 90 * DAY));
  const code = await books.makeLink(sponsor);
  const intime = await books.openAccount(new Date(books.clock.now().getTime() - 14 * DAY));
  expect(await books.claim(intime, code)).toHaveProperty('id');
});
