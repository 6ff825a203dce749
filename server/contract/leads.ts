import * as z from 'zod';
import { isWebPage } from './addresses.ts';
import { instantSchema } from './instant.ts';
import { problemSchema } from './problem.ts';
import { personNameSchema, storableText } from './text.ts';

export const MAX_BATCH = 500;
export const MAX_LOOKUP = 200;
/** Of one lead. A person has a handful: a name that changes now and then, and an id on each of LinkedIn's sites. */
export const MAX_KEYS_OF_A_LEAD = 64;
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * `vanity:orla-quist`, `member:ACoAA…`, `sales:ACwAA…`, `urn:100200300`, `company:445566`; never a URL, never a name. No
 * control, format or half character: two keys that look the same are the same, and each can be stored.
 */
export const identityKeySchema = z
  .string()
  .max(400)
  .regex(/^(?:vanity:[^\s/?#:\p{C}]+|member:ACoAA[\w-]+|sales:ACwAA[\w-]+|urn:[1-9]\d{0,18}|company:[^\s/?#:\p{C}]+)$/u)
  .meta({ examples: ['vanity:orla-quist'] });

const personKeySchema = identityKeySchema.refine((key) => !key.startsWith('company:'), 'is the key of a company');
const companyKeySchema = identityKeySchema.refine((key) => key.startsWith('company:'), 'is not the key of a company');

/** A page of the web that somebody was on. */
export const webPageSchema = z
  .url({ protocol: /^https$/ })
  .max(2000)
  .refine(isWebPage, 'holds a name or a password');

export const leadSourceSchema = z.strictObject({
  url: webPageSchema,
  page: storableText(60).describe('page kind, e.g. people-search'),
  layout: storableText(60).optional(),
  place: z.int().min(1).max(100_000).optional().describe('which row of the page, from 1'),
});

const common = {
  clientRef: z.uuid().describe('made in the queue; unique per account'),
  location: storableText(400).optional(),
  source: leadSourceSchema,
  capturedAt: instantSchema,
};

/** A lead on the wire. What the page does not state is absent. */
export const wireLeadSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...common,
      kind: z.literal('person'),
      identityKeys: z.array(personKeySchema).min(1).max(8),
      name: personNameSchema,
      headline: storableText(1000).optional(),
      position: storableText(400).optional(),
      company: storableText(400).optional(),
      companyKey: companyKeySchema.optional(),
      degree: z.int().min(1).max(3).optional(),
      sharedConnections: z.int().min(0).max(100_000).optional(),
      premium: z.literal(true).optional(),
      verified: z.literal(true).optional(),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('company'),
      identityKeys: z.array(companyKeySchema).min(1).max(8),
      name: z.strictObject({ shown: storableText(400) }),
      industry: storableText(400).optional(),
      size: storableText(200).optional(),
    }),
  ])
  .meta({ id: 'WireLead' });

/**
 * The envelope is checked strictly; each lead is checked on its own and answered on its own,
 * so that one bad lead never holds up the other 499.
 */
export const batchRequestSchema = z
  .strictObject({
    leads: z
      .array(z.looseObject({ clientRef: z.uuid() }))
      .min(1)
      .max(MAX_BATCH),
  })
  .meta({ id: 'LeadBatch' });

export const batchStatuses = ['created', 'updated', 'unchanged', 'suppressed', 'rejected', 'retry'] as const;

export const batchResultSchema = z
  .object({
    clientRef: z.uuid(),
    status: z.enum(batchStatuses),
    id: z.uuid().optional(),
    problem: problemSchema.optional(),
  })
  .meta({ id: 'LeadResult' });

export const batchResponseSchema = z.object({ results: z.array(batchResultSchema) }).meta({ id: 'LeadBatchResult' });

export const lookupRequestSchema = z
  .strictObject({ identityKeys: z.array(identityKeySchema).min(1).max(MAX_LOOKUP) })
  .meta({ id: 'LeadLookup' });

export const lookupResponseSchema = z
  .object({
    results: z.array(
      z.object({
        identityKey: z.string(),
        state: z.enum(['known', 'unknown', 'suppressed']),
        id: z.uuid().optional(),
        owner: z.string().optional().describe("the owner's name as they gave it"),
      }),
    ),
  })
  .meta({ id: 'LeadLookupResult' });

/** How many new people the account may take in on one day (UTC, the service's clock). */
export const allowanceSchema = z
  .object({ cap: z.int().min(0), used: z.int().min(0), resetsAt: z.iso.datetime() })
  .meta({ id: 'Allowance' });

export type Allowance = z.infer<typeof allowanceSchema>;
export type WireLead = z.infer<typeof wireLeadSchema>;
export type BatchStatus = (typeof batchStatuses)[number];
export type BatchResult = z.infer<typeof batchResultSchema>;
export type BatchResponse = z.infer<typeof batchResponseSchema>;
export type LookupResult = z.infer<typeof lookupResponseSchema>['results'][number];
