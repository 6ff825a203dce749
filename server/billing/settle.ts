import type { ClientBase } from 'pg';
import { advance, type Progress, takeTurnsForAdvance } from '../sponsorship/advance.ts';
import type { Fact } from './facts.ts';
import { groupByAccount } from './groups.ts';
import { findPaidUntil } from './paid-until.ts';
import { readFacts } from './read-facts.ts';
import {
  findAccount,
  findRelatedFacts,
  insertFact,
  readGrants,
  takeBillingTurn,
  writePaidUntil,
  writeReading,
} from './store.ts';

/** What became of a fact: new, known before, or kept until something says whose it is. */
export type Settled = 'settled' | 'known' | 'kept';

/** Takes in a fact, at the desk, once; then brings invoices, paid time and the account's sponsorship up to date. */
export async function settleFact(db: ClientBase, fact: Fact, deps: Progress): Promise<Settled> {
  await takeBillingTurn(db);
  const accountId = fact.accountId && (await findAccount(db, fact.accountId)); // it may be another service's
  const refs = accountId ? [...fact.refs, `account:${accountId}`] : fact.refs;
  if (!(await insertFact(db, { ...fact, accountId, refs }, deps.now()))) return 'known';
  const accounts = groupByAccount(await findRelatedFacts(db, refs));
  await takeTurnsForAdvance(db, accounts.keys());
  for (const [accountId, facts] of accounts) {
    await writeReading(db, accountId, readFacts(facts));
    await writePaidUntil(db, accountId, findPaidUntil(await readGrants(db, accountId)), deps.now());
    await advance(db, deps, accountId);
  }
  return accounts.size > 0 ? 'settled' : 'kept';
}
