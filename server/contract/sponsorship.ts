import * as z from 'zod';

export const sponsorshipStates = ['joined', 'linked', 'paid', 'earned', 'review', 'refused', 'reversed'] as const;

/** Why something waits or has ended. */
export const sponsorshipReasons = [
  'waiting-for-link',
  'identity-seen-before',
  'waiting-for-payment',
  'hold',
  'review',
  'review-refused',
  'yearly-cap',
  'refunded',
  'disputed',
] as const;

const storySchema = z.object({
  id: z.uuid(),
  name: z.string().optional().describe('only where the person allowed it'),
  state: z.enum(sponsorshipStates),
  reason: z.enum(sponsorshipReasons).optional(),
  months: z.int().describe('for the one who reads this'),
  joinedAt: z.iso.datetime(),
  linkedAt: z.iso.datetime().optional(),
  paidAt: z.iso.datetime().optional(),
  earnedAt: z.iso.datetime().optional(),
  expectedAt: z.iso.datetime().optional().describe('when it will be earned if nothing is refunded'),
  endedAt: z.iso.datetime().optional(),
});

const linkSchema = z.object({ url: z.url(), createdAt: z.iso.datetime() }).meta({ id: 'SponsorLink' });

/** Everything about sponsorship that an account may see. */
export const sponsorshipSchema = z
  .object({
    link: linkSchema.nullable(),
    settings: z.object({
      showFirstName: z.boolean().describe('the page of the link says the first name of the one who invites'),
      shareName: z.boolean().describe('the sponsor may see the name'),
    }),
    rules: z.object({
      sponsorMonths: z.int(),
      sponsoredMonths: z.int(),
      holdDays: z.int(),
      claimDays: z.int(),
      monthsPerYear: z.int(),
      earningsPerDay: z.int(),
      contact: z.string(),
    }),
    months: z.object({ pending: z.int(), available: z.int(), used: z.int(), reversed: z.int() }),
    renewal: z
      .object({ at: z.iso.datetime(), usesFreeMonth: z.boolean() })
      .optional()
      .describe('absent where nothing was paid yet'),
    sponsored: z.array(storySchema).describe('the accounts that this one brought, newest first'),
    sponsoredBy: storySchema.optional().describe('how this account came; the name is the sponsor’s first one'),
    ledger: z
      .array(
        z.object({
          id: z.uuid(),
          kind: z.enum(['pending', 'earned', 'used', 'reversed']),
          months: z.int(),
          reason: z.string().optional(),
          at: z.iso.datetime(),
        }),
      )
      .describe('newest first'),
  })
  .meta({ id: 'Sponsorship' });

export const sponsorSettingsSchema = z
  .strictObject({ showFirstName: z.boolean().optional(), shareName: z.boolean().optional() })
  .refine((settings) => Object.keys(settings).length > 0, 'says nothing to change')
  .meta({ id: 'SponsorSettings' });

export const claimSchema = z
  .strictObject({ code: z.string().min(1).max(100).describe('the last part of the link') })
  .meta({ id: 'SponsorshipClaim' });

/** What a link's page says to whoever opens it. */
export const invitationSchema = z
  .object({
    sponsor: z.string().optional().describe('the first name, where the sponsor allows it'),
    sponsorMonths: z.int(),
    sponsoredMonths: z.int(),
    holdDays: z.int(),
    claimDays: z.int(),
    contact: z.string(),
  })
  .meta({ id: 'Invitation' });

export type Sponsorship = z.infer<typeof sponsorshipSchema>;
export type SponsorshipStory = Sponsorship['sponsored'][number];
export type SponsorshipState = (typeof sponsorshipStates)[number];
export type SponsorshipReason = (typeof sponsorshipReasons)[number];
export type SponsorSettings = z.infer<typeof sponsorSettingsSchema>;
export type Invitation = z.infer<typeof invitationSchema>;
