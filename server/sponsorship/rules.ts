/** What the operator may set about sponsorship; docs/operations.md says how. */
export interface SponsorshipRules {
  /** free months for the one who invites */
  readonly sponsorMonths: number;
  /** free months for the one who was invited */
  readonly sponsoredMonths: number;
  /** days without refund after the first paid invoice */
  readonly holdDays: number;
  /** days after its opening in which an account may say who invited it */
  readonly claimDays: number;
  /** months that one sponsor can earn in a year */
  readonly monthsPerYear: number;
  /** earnings of one sponsor on one UTC day before somebody looks */
  readonly earningsPerDay: number;
  /** mail address for appeals */
  readonly contact: string;
}

export const usualRules: SponsorshipRules = {
  sponsorMonths: 1,
  sponsoredMonths: 1,
  holdDays: 30,
  claimDays: 14,
  monthsPerYear: 12,
  earningsPerDay: 3,
  contact: 'support@leadferry.example',
};

export const DAY_MS = 24 * 3600 * 1000;
