import type { ClaimRefusal } from './claim.ts';
import type { SponsorshipRules } from './rules.ts';

/** What to do about a refused claim. */
export function whyRefused(refusal: ClaimRefusal, { claimDays, contact }: SponsorshipRules): string {
  const details: Record<ClaimRefusal, string> = {
    'invitation-unknown': 'Ask the person who invited you for their current link.',
    'invitation-own': 'Nobody sponsors themselves. Send it to somebody else.',
    'invitation-late': `It can be said within ${claimDays} days of opening the account. Appeals: ${contact}.`,
    'invitation-after-payment': `It can be said before the first invoice only. Appeals: ${contact}.`,
    'invitation-from-newer': 'Only an account that was there before yours can sponsor it.',
    'already-sponsored': 'It stays the one that it is.',
  };
  return details[refusal];
}
