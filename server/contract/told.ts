import * as z from 'zod';

export const tellingWays = ['mail', 'linkedin', 'phone', 'other'] as const;

export const personToTellSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    profileUrl: z.string().optional(),
    location: z.string().optional(),
    language: z.enum(['en', 'fr']).describe('proposed by where the person is; the account knows better'),
    firstCapturedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
  })
  .meta({ id: 'PersonToTell' });

export const peopleToTellSchema = z
  .object({
    people: z.array(personToTellSchema).describe('the nearest date first'),
    waiting: z.int(),
    late: z.int(),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'PeopleToTell' });

export const peopleToTellQuerySchema = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_[0-9a-f-]{36}$/)
    .optional()
    .describe('`nextCursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const peopleToldSchema = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(500),
    how: z.enum(tellingWays).nullable().describe('null: not told after all'),
  })
  .meta({ id: 'PeopleTold' });

export const peopleToldAnswerSchema = z.object({ changed: z.int() }).meta({ id: 'PeopleToldAnswer' });

export type PersonToTell = z.infer<typeof personToTellSchema>;
export type PeopleToTell = z.infer<typeof peopleToTellSchema>;
