import type { CapturedLead, CrmRecord } from '../../scripts/journeys/counts.ts';
import type { TrueRow } from './ground-truth.ts';

export interface Verdict {
  /** people on the pages whose capture was acknowledged */
  captured: number;
  /** records in the CRM */
  inCrm: number;
  /** captured people that no record holds */
  lost: number;
  /** captured people that more than one record holds */
  doubled: number;
  /** records of nobody who was captured, or of several people at once */
  unexpected: number;
  /** still in the extension's queue */
  waiting: number;
  refused: number;
  /** told "pushed" by the extension's own database, and not in the CRM */
  falselyAcknowledged: number;
  /** people of whom something went wrong */
  harmed: Set<string>;
}

/** Compares what was captured, by the ground truth, with what both databases hold. */
export function judge(captured: TrueRow[], queue: CapturedLead[], crm: CrmRecord[]): Verdict {
  const people = new Map(captured.map((row) => [row.member, row]));
  const memberOf = new Map([...people.values()].flatMap(({ keys, member }) => keys.map((key) => [key, member])));
  const records = new Map<string, number>();
  let unexpected = 0;
  for (const { keys } of crm) {
    const members = new Set(keys.map((key) => memberOf.get(key)));
    if (members.size !== 1 || members.has(undefined)) unexpected++;
    for (const member of members) if (member) records.set(member, (records.get(member) ?? 0) + 1);
  }
  const inCrm = new Set(crm.flatMap(({ keys }) => keys));
  const lost = [...people.keys()].filter((member) => !records.has(member));
  const doubled = [...people.keys()].filter((member) => (records.get(member) ?? 0) > 1);
  const inState = (state: CapturedLead['state']) => queue.filter((lead) => lead.state === state);
  return {
    captured: people.size,
    inCrm: crm.length,
    lost: lost.length,
    doubled: doubled.length,
    unexpected,
    waiting: inState('waiting').length,
    refused: inState('refused').length,
    falselyAcknowledged: inState('pushed').filter(({ keys }) => !keys.some((key) => inCrm.has(key))).length,
    harmed: new Set([...lost, ...doubled]),
  };
}

export const isFlawless = (verdict: Verdict): boolean =>
  verdict.lost +
    verdict.doubled +
    verdict.unexpected +
    verdict.waiting +
    verdict.refused +
    verdict.falselyAcknowledged ===
    0 && verdict.captured === verdict.inCrm;
