import type { FailureCode } from '../messaging/protocol.ts';
import type { CrmFailure } from './failure.ts';

const spoken = [
  'linkedin-identity-taken',
  'account-already-linked',
  'sign-in-stale',
  'relink-too-soon',
  'consent-missing',
  'daily-cap-reached',
] as const;

/** What the user is told of a failed call. */
export function toFailureCode(failure: CrmFailure): FailureCode {
  if (failure.kind === 'unauthenticated') return 'signed-out-of-crm';
  if (failure.kind === 'unavailable') return failure.reached ? 'crm-failed' : 'crm-unreachable';
  return spoken.find((code) => code === failure.problem.code) ?? 'crm-failed';
}
