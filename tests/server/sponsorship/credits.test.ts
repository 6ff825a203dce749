import { expect, test } from 'vitest';
import { inScope } from '../../../server/db/tenant.ts';
import { eraseAccount } from '../../../server/privacy/erase-account.ts';
import { DAY, months, openBooks, paid, returned } from './books.ts';

const books = await openBooks();
const { clock } = books;
const eraseDeps = { ...books.deps, pepper: 'a pepper of the tests' };
let members = 0;
const member = () => `member:ACoAA${++members}`;

/** A sponsor and somebody who came by their link. */
async function join() {
  const sponsor = await books.openAccount();
  const sponsored = await books.openAccount();
  await books.claim(sponsored, await books.makeLink(sponsor));
  return { sponsor, sponsored };
}

test('joined, linked, paid, held, earned: each moves the months of both sides once', async () => {
  const { sponsor, sponsored } = await join();
  const both = async () => [months(await books.balance(sponsor)), months(await books.balance(sponsored))];
  const are = (one: object) => [one, one].map((each) => ({ pending: 0, free: 0, used: 0, reversed: 0, ...each }));
  expect(await both()).toEqual(are({}));
  await books.link(sponsored, member());
  expect(await both()).toEqual(are({ pending: 1 }));
  await books.settle(paid(sponsored, clock.now()));
  clock.pass(30 * DAY - 1000);
  await books.advance(sponsored);
  expect(await both()).toEqual(are({ pending: 1 }));
  clock.pass(1000);
  for (let again = 0; again < 3; again++) await books.advance(sponsored);
  expect(await both()).toEqual(are({ free: 1 }));
});

test('what was paid before the link, or linked before the claim, counts as well', async () => {
  const { sponsor, sponsored } = await join();
  await books.settle(paid(sponsored, clock.now()));
  clock.pass(31 * DAY);
  await books.advance(sponsored);
  expect((await books.balance(sponsor)).free).toBe(0);
  await books.link(sponsored, member());
  expect((await books.balance(sponsor)).free).toBe(1);

  const [older, newer] = [await books.openAccount(), await books.openAccount()];
  await books.link(newer, member());
  await books.claim(newer, await books.makeLink(older));
  expect((await books.balance(older)).pending).toBe(1);
});

test('a LinkedIn member that was ever linked brings nothing: unlinked, under another account, under new keys', async () => {
  const [vanity, id] = ['vanity:was-here', member()];
  const first = await books.openAccount();
  await books.link(first, vanity, id);
  await books.unlink(first);
  for (const keys of [[vanity], [id], ['vanity:renamed', id]]) {
    const { sponsor, sponsored } = await join();
    await books.link(sponsored, ...keys);
    await books.settle(paid(sponsored, clock.now()));
    clock.pass(31 * DAY);
    expect((await books.advance(sponsored))?.seenBeforeAt).not.toBeNull();
    expect(months(await books.balance(sponsor))).toEqual({ pending: 0, free: 0, used: 0, reversed: 0 });
    await books.unlink(sponsored);
  }
  // Seen only by an address that may change hands, then by the id that does not: what was pending goes back.
  const { sponsor, sponsored } = await join();
  await books.link(sponsored, 'vanity:looks-new');
  expect((await books.balance(sponsor)).pending).toBe(1);
  await books.link(sponsored, 'vanity:looks-new', id);
  expect(months(await books.balance(sponsor))).toEqual({ pending: 0, free: 0, used: 0, reversed: 1 });
});

test('a refund before earning, after earning, after using; a dispute: the months go back', async () => {
  for (const [kind, when] of [
    ['refunded', 'before'],
    ['refunded', 'after'],
    ['disputed', 'after'],
    ['refunded', 'used'],
  ] as const) {
    const { sponsor, sponsored } = await join();
    await books.link(sponsored, member());
    const fact = paid(sponsored, clock.now());
    await books.settle(paid(sponsor, clock.now()));
    await books.settle(fact);
    if (when !== 'before') {
      clock.pass(31 * DAY);
      await books.advance(sponsored);
      expect((await books.balance(sponsor)).free).toBe(1);
    }
    const untilBefore = await books.paidUntil(sponsor);
    if (when === 'used') {
      const { renew } = await import('../../../server/billing/renew.ts');
      await books.desk((db) => renew(db, { ...books.deps, leadMs: DAY }, sponsor));
      expect(months(await books.balance(sponsor))).toEqual({ pending: 0, free: 0, used: 1, reversed: 0 });
      expect((await books.paidUntil(sponsor))?.getTime()).toBeGreaterThan(untilBefore?.getTime() ?? 0);
    }
    await books.settle(returned(kind, clock.now(), [...fact.refs]));
    for (const account of [sponsor, sponsored]) {
      expect(months(await books.balance(account))).toEqual({ pending: 0, free: 0, used: 0, reversed: 1 });
    }
    expect(await books.paidUntil(sponsor)).toEqual(untilBefore);
  }
});

test('twelve months in a year, and the sponsored keeps theirs beyond; three on a day, then somebody looks', async () => {
  const sponsor = await books.openAccount();
  const code = await books.makeLink(sponsor);
  const bring = async () => {
    const sponsored = await books.openAccount();
    await books.claim(sponsored, code);
    await books.link(sponsored, member());
    await books.settle(paid(sponsored, clock.now()));
    return sponsored;
  };
  const four = [await bring(), await bring(), await bring(), await bring()];
  clock.pass(30 * DAY);
  const said = [];
  for (const sponsored of four) said.push((await books.advance(sponsored))?.review);
  expect(said).toEqual(['none', 'none', 'none', 'held']);
  expect(months(await books.balance(sponsor))).toMatchObject({ free: 3, pending: 1 });
  for (let more = 0; more < 10; more++) {
    const sponsored = await bring();
    clock.pass(30 * DAY + 60_000);
    await books.advance(sponsored);
    expect((await books.balance(sponsored)).free).toBe(1);
    if (more === 8) expect(months(await books.balance(sponsor))).toMatchObject({ free: 12 });
  }
  expect(months(await books.balance(sponsor))).toMatchObject({ free: 12, reversed: 1 });
});

test('who closes or erases their account brings nobody new; who came before still earns, for both sides', async () => {
  for (const gone of ['closed', 'sponsor', 'sponsored'] as const) {
    const { sponsor, sponsored } = await join();
    const code = await books.makeLink(sponsor);
    await books.link(sponsored, member());
    await books.settle(paid(sponsored, clock.now()));
    const accountId = gone === 'sponsored' ? sponsored : sponsor;
    if (gone === 'closed')
      await books.owner.query('UPDATE account SET closed_at = now() WHERE account_id = $1', [sponsor]);
    else await inScope(books.app, { accountId }, (db) => eraseAccount(db, eraseDeps, { accountId, reason: 'request' }));
    const said = await books.claim(await books.openAccount(), code);
    expect(said).toEqual(gone === 'sponsored' ? { id: expect.any(String) } : { refused: 'invitation-unknown' });
    clock.pass(30 * DAY);
    await books.advance(sponsored);
    for (const account of [sponsor, sponsored]) expect([gone, (await books.balance(account)).free]).toEqual([gone, 1]);
  }
});

test('a member whose account was erased is known when they come back under another', async () => {
  const { sponsor, sponsored } = await join();
  const key = member();
  await books.link(sponsored, key);
  await inScope(books.app, { accountId: sponsored }, (db) =>
    eraseAccount(db, eraseDeps, { accountId: sponsored, reason: 'request' }),
  );
  const again = await books.openAccount();
  await books.claim(again, await books.makeLink(sponsor));
  await books.link(again, key);
  expect(months(await books.balance(again))).toEqual({ pending: 0, free: 0, used: 0, reversed: 0 });
});
