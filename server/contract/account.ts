import * as z from 'zod';
import { accountStatusSchema } from './me.ts';

/** Who the bearer is. */
export const meSchema = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    account: z.object({ id: z.uuid(), name: z.string() }),
    status: accountStatusSchema.optional().describe('only where the account is deactivated'),
    coolingOffDays: z.int().describe('days between asking for deletion and erasure'),
  })
  .meta({ id: 'Me' });

export type Me = z.infer<typeof meSchema>;
