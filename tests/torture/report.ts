import { type FaultName, faultNames } from '../faults/faults.ts';
import type { Ordeal } from './ordeal.ts';

export interface Survival {
  name: string;
  survived: number;
  of: number;
}

/**
 * One line for each class of fault that happened. A fault is survived where everybody who was at stake is in the CRM, once:
 * for a request those whom it carried (all, where that cannot be known), for a kill all whose capture was acknowledged.
 */
export function survivals({ verdict: { harmed }, kills, requests, memberOf }: Ordeal): Survival[] {
  const classes = new Map<string, Survival>(faultNames.map((name) => [name, { name, survived: 0, of: 0 }]));
  const count = (name: string, survived: boolean) => {
    const found = classes.get(name) ?? { name, survived: 0, of: 0 };
    classes.set(name, { name, survived: found.survived + (survived ? 1 : 0), of: found.of + 1 });
  };
  const isUnharmed = (members: string[]) => !members.some((member) => harmed.has(member));
  for (const { fault, leads } of requests) {
    if (!fault) continue;
    const members = leads.flatMap((keys) => keys.flatMap((key) => memberOf.get(key) ?? []));
    count(fault satisfies FaultName, leads.length > 0 ? isUnharmed(members) : harmed.size === 0);
  }
  for (const { victim, moment, stake } of kills) count(`${victim} killed, ${moment}`, isUnharmed(stake));
  for (const { unreachable, leads } of requests) {
    if (!unreachable) continue;
    const members = leads.flatMap((keys) => keys.flatMap((key) => memberOf.get(key) ?? []));
    count('service away, 502', isUnharmed(members));
  }
  return [...classes.values()].filter(({ of }) => of > 0);
}

export const toLine = ({ name, survived, of }: Survival): string => `${name}: ${survived} of ${of} survived`;

/** The figures of one queue. */
export const figures = ({ verdict, sentAgain, kills, requests }: Ordeal) => {
  const { harmed: _, ...counts } = verdict;
  return { ...counts, sentAgain, kills: kills.length, faults: requests.filter(({ fault }) => fault).length };
};
