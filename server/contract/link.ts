import * as z from 'zod';
import { identityKeySchema } from './leads.ts';
import { storableText } from './text.ts';

const memberName = z.strictObject({
  shown: storableText(400),
  given: storableText(200).optional(),
  family: storableText(200).optional(),
});

/** The LinkedIn member that the user confirmed as their own. */
export const linkRequestSchema = z
  .strictObject({
    identityKeys: z.array(identityKeySchema).min(1).max(8),
    name: memberName.optional(),
    source: storableText(60).describe('the named strategy that read the member from the page'),
  })
  .meta({ id: 'LinkRequest' });

export const linkSchema = z
  .object({
    id: z.uuid(),
    identityKeys: z.array(z.string()),
    name: memberName.optional(),
    linkedAt: z.iso.datetime(),
    proof: z
      .enum(['confirmed-by-user', 'verified-by-linkedin'])
      .optional()
      .describe(
        'who says that it is this member: the user, or LinkedIn besides. Always there; older services did not tell',
      ),
    verifiedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'LinkedInLink' });

export const linkResponseSchema = z
  .object({
    link: linkSchema.nullable(),
    revokedAt: z.iso
      .datetime()
      .optional()
      .describe('the link was taken away on the console since you signed in: erase what you keep'),
    canVerify: z.literal(true).optional().describe('there where this service can ask LinkedIn who signs in'),
  })
  .meta({ id: 'LinkedInLinkAnswer' });

/** Says that the service has forgotten the link, when, and what went. */
export const unlinkReceiptSchema = z
  .object({
    receipt: z.uuid(),
    unlinkedAt: z.iso.datetime(),
    hadLink: z.boolean(),
    erased: z.array(z.string()).describe('what was erased, as field names'),
  })
  .meta({ id: 'UnlinkReceipt' });

export type LinkRequest = z.infer<typeof linkRequestSchema>;
export type LinkedInLink = z.infer<typeof linkSchema>;
export type UnlinkReceipt = z.infer<typeof unlinkReceiptSchema>;

export const verificationStartSchema = z
  .object({ url: z.url().describe('LinkedIn’s own page, to be opened in the browser that is signed in here') })
  .meta({ id: 'LinkedInVerificationStart' });

/** How a sign-in at LinkedIn ended; the console's account page is told it in its address. */
export const verificationOutcomes = [
  'verified',
  'cancelled',
  'expired',
  'other-name',
  'other-sub',
  'taken',
  'refused',
  'unavailable',
] as const;
export type VerificationOutcome = (typeof verificationOutcomes)[number];
