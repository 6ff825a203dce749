import * as z from 'zod';
import { storableText } from './text.ts';

const body = storableText(10_000);
export const supportMessageSchema = z.strictObject({ body }).meta({ id: 'SupportMessage' });
export const supportQuestionSchema = z
  .strictObject({ subject: storableText(200), body })
  .meta({ id: 'SupportQuestion' });

export const supportThreadsSchema = z
  .object({
    threads: z.array(
      z.object({
        id: z.uuid(),
        subject: z.string(),
        messages: z.array(z.object({ id: z.uuid(), byOperator: z.boolean(), body: z.string(), at: z.iso.datetime() })),
      }),
    ),
  })
  .meta({ id: 'SupportThreads' });

export type SupportThreads = z.infer<typeof supportThreadsSchema>;
export type SupportThread = SupportThreads['threads'][number];
