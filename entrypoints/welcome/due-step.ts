import type { ConsentState, Purpose } from '../../server/contract/consents.ts';
import { isCurrent } from '../../utils/consent/gate.ts';
import { NEEDED_PURPOSES } from '../../utils/consent/record.ts';
import type { Consents, CrmAccount, LinkedMember } from '../../utils/settings.ts';

export type DueStep = 'sign-in' | 'consent' | 'refused' | 'unrecorded' | 'permission' | 'link' | 'done';

export interface Progress {
  account: CrmAccount | null;
  consents: Consents;
  /** what the browser lets Leadferry do */
  permitted: { linkedIn: boolean; cookies: boolean };
  member: LinkedMember | null;
}

/** Purposes that the work cannot do without and that are in this state. */
export const neededIn = (consents: Consents, state: ConsentState): Purpose[] =>
  NEEDED_PURPOSES.filter((purpose) => consents[purpose]?.state === state);

/** What is to be done next, from what is remembered: the page can be closed at any point and goes on there. */
export function dueStep({ account, consents, permitted, member }: Progress): DueStep {
  if (!account) return 'sign-in';
  if (neededIn(consents, 'refused').length > 0) return 'refused';
  if (!NEEDED_PURPOSES.every((purpose) => isCurrent(consents, purpose))) return 'consent';
  if (Object.values(consents).some(({ onService }) => !onService)) return 'unrecorded';
  if (!permitted.linkedIn || (isCurrent(consents, 'session-guard') && !permitted.cookies)) return 'permission';
  return member ? 'done' : 'link';
}
