import type { BatchResult } from '../contract/leads.ts';
import type { Problem } from '../contract/problem.ts';
import type { Call } from '../http/operation.ts';
import { createProblem } from '../http/problems.ts';
import { countIntake, type Intake, readIntake } from './daily-intake.ts';
import { type Incoming, readLead } from './incoming.ts';
import { mergeLeads } from './merge.ts';
import { findReusedRefs } from './reused-refs.ts';
import { groupSamePeople, tooManyKeys } from './same-person.ts';
import {
  findByClientRefs,
  findByKeys,
  insertCaptures,
  insertKeys,
  moveFirstCaptures,
  type Placed,
  takeTurn,
  upsertLeads,
} from './store.ts';
import { spreadSuppression, suppressAlso } from './suppress-also.ts';
import { findSuppressed } from './suppression.ts';

export interface Ingested {
  readonly results: BatchResult[];
  readonly intake: Intake;
}

/**
 * Takes a batch in, in the caller's transaction: one answer per lead, in order. A fixed number of statements whatever the
 * size: who is suppressed, who is known, merge, upsert, keys, captures.
 */
export async function ingest(
  { db, caller, tools }: Pick<Call, 'db' | 'caller' | 'tools'>,
  batch: readonly { clientRef: string }[],
): Promise<Ingested> {
  const { accountId, userId } = caller;
  const results = new Map<number, BatchResult>();
  const settle = (
    lead: { place: number; clientRef: string },
    status: BatchResult['status'],
    more: Partial<BatchResult> = {},
  ) => results.set(lead.place, { clientRef: lead.clientRef, status, ...more });
  const reject = (lead: { place: number; clientRef: string }, problem: Problem) =>
    settle(lead, 'rejected', { problem });

  const readable: Incoming[] = [];
  for (const [place, raw] of batch.entries()) {
    const lead = readLead(raw, place, tools.now());
    if ('problem' in lead) reject({ place, clientRef: raw.clientRef }, lead.problem);
    else readable.push(lead);
  }

  await takeTurn(db, accountId);
  const keys = [...new Set(readable.flatMap((lead) => lead.keys))];
  const suppressed = await findSuppressed(db, accountId, tools.pepper, keys);
  const known = await findByKeys(db, accountId, keys);
  const others = spreadSuppression(suppressed, readable, new Set(known.flatMap((lead) => lead.keys)));
  const wanted = readable.filter((lead) => !lead.keys.some((key) => suppressed.has(key)));
  const refused = readable.filter((lead) => !wanted.includes(lead));
  for (const lead of refused) settle(lead, 'suppressed');
  await suppressAlso(db, { accountId, refused, others }, tools);
  const before = await findByClientRefs(
    db,
    accountId,
    wanted.map((lead) => lead.clientRef),
  );
  const { groups, conflicts, crowded } = groupSamePeople(wanted, known);
  for (const lead of conflicts) {
    reject(lead, createProblem('lead-conflict', { detail: 'Its identity keys belong to different members.' }));
  }
  for (const lead of crowded) reject(lead, createProblem('lead-conflict', { detail: tooManyKeys }));

  const usedTwice = () => createProblem('lead-conflict', { detail: 'This clientRef was used for another lead.' });
  const reused = findReusedRefs(groups);
  for (const lead of reused) reject(lead, usedTwice());

  const intake = await readIntake(db, accountId, tools.dailyCap, tools.now());
  let { left } = intake;
  const placed: Placed[] = [];
  for (const { incoming: all, stored } of groups) {
    const incoming = all.filter((lead) => !reused.has(lead));
    const [survivor] = stored;
    const mine = new Set(stored.map(({ id }) => id));
    const [others, own] = partition(incoming, ({ clientRef }) => {
      const earlier = before.get(clientRef);
      return earlier === undefined || mine.has(earlier);
    });
    for (const lead of others) reject(lead, usedTwice());
    if (!survivor && own[0]?.kind === 'person' && left-- <= 0) {
      left = 0;
      for (const lead of own) settle(lead, 'retry', { problem: capReached(tools.dailyCap, intake) });
      continue;
    }
    const leadId = survivor?.id ?? tools.newId();
    placed.push(...own.map((lead) => ({ ...lead, leadId })));
  }

  const staying = new Set(placed.map((lead) => lead.leadId));
  const merges = groups.flatMap(({ stored: [survivor, ...merged] }) =>
    survivor && staying.has(survivor.id) ? merged.map(({ id }) => ({ merged: id, leadId: survivor.id })) : [],
  );
  await mergeLeads(db, accountId, merges);
  const written = await upsertLeads(db, accountId, userId, placed, tools.now());
  const kept = placed.filter(({ leadId }) => written.get(leadId) !== 'created');
  if (kept.length > 0) await moveFirstCaptures(db, accountId, kept);
  await insertKeys(db, accountId, placed);
  await insertCaptures(db, accountId, userId, placed);
  const createdPeople = new Set(
    placed
      .filter((lead) => lead.kind === 'person' && written.get(lead.leadId) === 'created')
      .map((lead) => lead.leadId),
  );
  if (createdPeople.size > 0) await countIntake(db, accountId, tools.now(), createdPeople.size);

  const merged = new Set(merges.map(({ leadId }) => leadId));
  const told = new Set<string>();
  for (const lead of placed.sort((a, b) => a.place - b.place)) {
    const change = written.get(lead.leadId) ?? (merged.has(lead.leadId) ? 'updated' : 'unchanged');
    // The same person twice in one batch is created once: the second row says unchanged.
    settle(lead, told.has(lead.leadId) ? 'unchanged' : change, { id: lead.leadId });
    told.add(lead.leadId);
  }
  return {
    results: batch.map((_, place) => results.get(place) as BatchResult),
    intake: { ...intake, left: Math.max(0, intake.left - createdPeople.size) },
  };
}

/** Those for which `test` does not hold, and those for which it does. */
function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  const both: [Item[], Item[]] = [[], []];
  for (const item of items) both[test(item) ? 1 : 0].push(item);
  return both;
}

const capReached = (cap: number, { resetsIn }: Intake): Problem =>
  createProblem('daily-cap-reached', {
    detail: `Today's ${cap} new people are in. The rest follow after midnight (UTC).`,
    retryAfter: resetsIn,
  });
