import * as z from 'zod';
import { instantSchema } from './instant.ts';
import { identityKeySchema } from './leads.ts';
import { isStorable, personNameSchema, storableText, unstorable } from './text.ts';
import { tellingWays } from './told.ts';

/** A lead as the CRM holds it. What nobody stated is absent. */
export const leadRecordSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(['person', 'company']),
    identityKeys: z.array(identityKeySchema),
    name: personNameSchema,
    headline: z.string().optional(),
    position: z.string().optional(),
    company: z.string().optional(),
    companyKey: z.string().optional(),
    location: z.string().optional(),
    degree: z.int().optional(),
    sharedConnections: z.int().optional(),
    premium: z.boolean().optional(),
    verified: z.boolean().optional(),
    industry: z.string().optional(),
    size: z.string().optional(),
    owner: z.object({ id: z.string(), name: z.string() }),
    source: z
      .object({ url: z.string(), page: z.string(), layout: z.string().optional(), place: z.int().optional() })
      .optional()
      .describe('the page of the newest capture'),
    firstCapturedAt: z.iso.datetime(),
    lastCapturedAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.int().describe('also the ETag of the lead, in double quotes'),
  })
  .meta({ id: 'LeadRecord' });

export const leadDetailSchema = leadRecordSchema
  .extend({
    provenance: z
      .record(
        z.string(),
        z.object({ by: z.enum(['capture', 'person']), at: z.iso.datetime(), ref: z.string().optional() }),
      )
      .describe('per field: a capture (ref is its clientRef) or a person (ref is the user) said so, and when'),
    told: z
      .object({ at: z.iso.datetime(), how: z.enum(tellingWays) })
      .optional()
      .describe('when and how the person was told that they were captured'),
    captures: z.array(
      z.object({
        clientRef: z.uuid(),
        capturedAt: z.iso.datetime(),
        receivedAt: z.iso.datetime(),
        by: z.string(),
        source: z.object({
          url: z.string(),
          page: z.string(),
          layout: z.string().optional(),
          place: z.int().optional(),
        }),
        legalBasis: z.string(),
      }),
    ),
  })
  .meta({ id: 'LeadDetail' });

/** Which leads are meant; without any of these all of them. */
const filter = {
  list: z.uuid().optional().describe('only those on this list'),
  owner: z.string().min(1).max(100).refine(isStorable, unstorable).optional().describe('only those of this user'),
  since: instantSchema.optional().describe('only those that were created or changed then or later'),
  q: z
    .string()
    .max(200)
    .refine(isStorable, unstorable)
    .optional()
    .describe('words, or their beginnings, of name, headline, position, company or location'),
};

export const leadListQuerySchema = z.strictObject({
  cursor: z.uuid().optional().describe('`nextCursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  ...filter,
});

export const exportFormats = ['csv', 'xlsx', 'json', 'vcf'] as const;
export const leadExportQuerySchema = z.strictObject({ format: z.enum(exportFormats), ...filter });

export const leadMergeSchema = z
  .strictObject({ with: z.uuid().describe('the lead that goes into this one') })
  .meta({ id: 'LeadMerge' });

export const leadListSchema = z
  .object({ leads: z.array(leadRecordSchema), nextCursor: z.uuid().optional() })
  .meta({ id: 'LeadList' });

/** What a person may type over. `null` takes the field away; a capture never brings it back. */
export const leadPatchSchema = z
  .strictObject({
    name: personNameSchema.optional(),
    headline: storableText(1000).nullable().optional(),
    position: storableText(400).nullable().optional(),
    company: storableText(400).nullable().optional(),
    location: storableText(400).nullable().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'says nothing to change')
  .meta({ id: 'LeadPatch' });

export type ExportFormat = (typeof exportFormats)[number];
export type LeadRecord = z.infer<typeof leadRecordSchema>;
export type LeadDetail = z.infer<typeof leadDetailSchema>;
export type LeadList = z.infer<typeof leadListSchema>;
export type LeadPatch = z.infer<typeof leadPatchSchema>;
