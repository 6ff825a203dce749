import * as z from 'zod';

/** Every failure the service names. Stable: clients decide by these, never by words. */
export const problemCodes = [
  'malformed-json',
  'unsupported-media-type',
  'invalid-request',
  'unauthenticated',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'precondition-failed',
  'precondition-required',
  'payload-too-large',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'idempotency-key-in-flight',
  'linkedin-identity-taken',
  'account-already-linked',
  'identity-mismatch',
  'sign-in-stale',
  'relink-too-soon',
  'link-revoked',
  'not-linked',
  'verification-unavailable',
  'linkedin-unavailable',
  'lead-invalid',
  'lead-conflict',
  'consent-missing',
  'email-taken',
  'password-unsuitable',
  'adult-attestation-missing',
  'sign-in-failed',
  'password-wrong',
  'account-deactivated',
  'link-used',
  'already-answered',
  'invitation-unknown',
  'invitation-own',
  'invitation-late',
  'invitation-after-payment',
  'invitation-from-newer',
  'already-sponsored',
  'signature-invalid',
  'checkout-unavailable',
  'already-subscribed',
  'provider-unavailable',
  'daily-cap-reached',
  'rate-limited',
  'overloaded',
  'database-unavailable',
  'internal',
] as const;

/** RFC 9457 problem details, with what a client needs to decide. */
export const problemSchema = z
  .object({
    type: z.string().describe('URI that names the kind of problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.enum(problemCodes),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    retryable: z.boolean(),
    retryAfter: z.int().optional().describe('seconds'),
  })
  .meta({ id: 'Problem' });

export type ProblemCode = (typeof problemCodes)[number];
export type Problem = z.infer<typeof problemSchema>;
