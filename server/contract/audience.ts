import * as z from 'zod';

export const measuredPages = [
  'leads',
  'lead',
  'requests',
  'people-to-tell',
  'sponsorship',
  'plan',
  'account',
  'help',
] as const;

export const audienceVisitSchema = z.strictObject({ page: z.enum(measuredPages) }).meta({ id: 'AudienceVisit' });
export const audienceVisitsSchema = z
  .object({
    visits: z.array(z.object({ page: z.string(), at: z.iso.datetime() })),
    more: z.int().describe('older ones that are not listed'),
  })
  .meta({ id: 'AudienceVisits' });
export const audienceDeletedSchema = z.object({ deleted: z.int() }).meta({ id: 'AudienceDeleted' });

export type AudienceVisits = z.infer<typeof audienceVisitsSchema>;
export type MeasuredPage = (typeof measuredPages)[number];
