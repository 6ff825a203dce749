import * as z from 'zod';

/** Who the bearer is. */
export const meSchema = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    account: z.object({ id: z.uuid(), name: z.string() }),
  })
  .meta({ id: 'Me' });

export type Me = z.infer<typeof meSchema>;
