import type { ConsentState, Purpose } from '../../server/contract/consents.ts';
import { LINKEDIN_PURPOSES } from '../../utils/consent/record.ts';
import type { Consents, CrmAccount, LinkedMember } from '../../utils/settings.ts';

export type DueStep = 'sign-in' | 'consent' | 'refused' | 'unrecorded' | 'permission' | 'link' | 'done';

export interface Progress {
  account: CrmAccount | null;
  consents: Consents;
  permitted: boolean;
  member: LinkedMember | null;
}

/** Purposes that the work cannot do without and that are in this state. */
export const neededIn = (consents: Consents, state: ConsentState): Purpose[] =>
  LINKEDIN_PURPOSES.filter((purpose) => consents[purpose]?.state === state);

/** What is to be done next, from what is remembered: the page can be closed at any point and goes on there. */
export function dueStep({ account, consents, permitted, member }: Progress): DueStep {
  if (!account) return 'sign-in';
  if (neededIn(consents, 'refused').length > 0) return 'refused';
  if (neededIn(consents, 'given').length < LINKEDIN_PURPOSES.length) return 'consent';
  if (LINKEDIN_PURPOSES.some((purpose) => !consents[purpose]?.onService)) return 'unrecorded';
  if (!permitted) return 'permission';
  return member ? 'done' : 'link';
}
