import * as z from 'zod';
import { storableText } from './text.ts';

const password = z.string().min(1).max(200).describe('the password of the account: who asks proves it once more');

/** What the person may correct about themselves. A new address needs the password. */
export const meCorrectionSchema = z
  .strictObject({
    name: storableText(200).optional(),
    email: z.email().max(254).optional(),
    password: password.optional(),
  })
  .refine(({ name, email }) => name !== undefined || email !== undefined, 'says nothing to change')
  .refine(({ email, password: given }) => email === undefined || given !== undefined, {
    path: ['password'],
    error: 'is needed for a new address',
  })
  .meta({ id: 'MeCorrection' });

export const deletionRequestSchema = z.strictObject({ password }).meta({ id: 'DeletionRequest' });

/** Where an account stands that is not simply open. */
export const accountStatusSchema = z
  .object({ deactivatedAt: z.iso.datetime(), deleteAfter: z.iso.datetime().optional() })
  .meta({ id: 'AccountStatus' });

export type AccountStatus = z.infer<typeof accountStatusSchema>;
