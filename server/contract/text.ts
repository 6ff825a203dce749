import * as z from 'zod';

/** PostgreSQL's text and jsonb hold no NUL and no lone surrogate: said here, not found out there. */
export const storableText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a character that cannot be stored');

/** A person's name: as shown, and the parts that could be told apart without guessing. */
export const personNameSchema = z.strictObject({
  shown: storableText(400),
  given: storableText(200).optional(),
  family: storableText(200).optional(),
  honorific: storableText(100).optional(),
  suffix: storableText(200).optional(),
  nickname: storableText(200).optional(),
});
