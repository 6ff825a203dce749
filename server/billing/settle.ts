import type { ClientBase } from 'pg';
import { advance, type Progress } from '../sponsorship/advance.ts';
import type { Fact } from './facts.ts';
import { findPaidUntil } from './paid-until.ts';
import { readFacts } from './read-facts.ts';
import {
  findRelatedFacts,
  insertFact,
  readGrants,
  takeAccountTurn,
  takeBillingTurn,
  writePaidUntil,
  writeReading,
} from './store.ts';

/** What became of a fact: new, known before, or kept until something says whose it is. */
export type Settled = 'settled' | 'known' | 'kept';

/** Takes in a fact, at the desk, once; then brings invoices, paid time and the account's sponsorship up to date. */
export async function settleFact(db: ClientBase, fact: Fact, deps: Progress): Promise<Settled> {
  await takeBillingTurn(db);
  const refs = fact.accountId ? [...fact.refs, `account:${fact.accountId}`] : fact.refs;
  if (!(await insertFact(db, { ...fact, refs }, deps.now()))) return 'known';
  const related = await findRelatedFacts(db, refs);
  const accountId = fact.accountId ?? related.find((other) => other.accountId)?.accountId;
  if (!accountId) return 'kept';
  const facts = related.filter((other) => !other.accountId || other.accountId === accountId);
  await takeAccountTurn(db, accountId);
  await writeReading(db, accountId, readFacts(facts));
  await writePaidUntil(db, accountId, findPaidUntil(await readGrants(db, accountId)), deps.now());
  await advance(db, deps, accountId);
  return 'settled';
}
