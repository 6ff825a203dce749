import * as z from 'zod';

/** A person's name: as the page shows it, and the parts that could be told apart without guessing. */
export const nameSchema = z.strictObject({
  shown: z.string().min(1).max(400),
  given: z.string().min(1).max(200).optional(),
  family: z.string().min(1).max(200).optional(),
  honorific: z.string().min(1).max(100).optional(),
  suffix: z.string().min(1).max(200).optional(),
  nickname: z.string().min(1).max(200).optional(),
});

const identityKeys = z.array(z.string().min(3).max(400)).min(1).max(8);
const text = (max: number) => z.string().min(1).max(max).optional();

/** A captured person. A field that the page does not state is absent. */
export const personSchema = z.strictObject({
  kind: z.literal('person'),
  identityKeys,
  name: nameSchema,
  headline: text(1000),
  position: text(400),
  company: text(400),
  companyKey: text(100),
  location: text(400),
  degree: z.int().min(1).max(3).optional(),
  sharedConnections: z.int().min(0).max(100_000).optional(),
  premium: z.literal(true).optional(),
  verified: z.literal(true).optional(),
});

/** A captured company. */
export const companySchema = z.strictObject({
  kind: z.literal('company'),
  identityKeys,
  name: z.strictObject({ shown: z.string().min(1).max(400) }),
  industry: text(400),
  location: text(400),
  size: text(200),
});

export const leadSchema = z.discriminatedUnion('kind', [personSchema, companySchema]);

export type PersonName = z.infer<typeof nameSchema>;
export type Person = z.infer<typeof personSchema>;
export type Company = z.infer<typeof companySchema>;
export type Lead = z.infer<typeof leadSchema>;
