import * as z from 'zod';

/** Who runs the service, and where they are reached. */
export const operatorSchema = z.object({ name: z.string().optional(), contact: z.string() }).meta({ id: 'Operator' });

export type Operator = z.infer<typeof operatorSchema>;
