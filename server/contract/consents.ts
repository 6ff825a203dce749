import * as z from 'zod';
import { instantSchema } from './instant.ts';
import { storableText } from './text.ts';

/** Each is its own choice: none pre-ticked, each withdrawn as easily as given. */
export const purposes = [
  'linkedin-identity',
  'capture',
  'session-guard',
  'push-to-crm',
  'audience-measurement',
  'promotional-mail',
  'call-log',
  'sponsorship',
] as const;

export const consentStates = ['given', 'refused', 'withdrawn'] as const;

/** One choice about one purpose, with the notice that was on the screen when it was made. */
export const consentChoiceSchema = z
  .strictObject({
    clientRef: z.uuid().describe('made where the choice was made; a choice sent twice is recorded once'),
    purpose: z.enum(purposes),
    state: z.enum(consentStates),
    noticeId: storableText(100),
    noticeHash: z.string().regex(/^[0-9a-f]{64}$/),
    language: z.string().regex(/^[a-z]{2}$/),
    chosenAt: instantSchema,
  })
  .meta({ id: 'ConsentChoice' });

export const consentRequestSchema = z
  .strictObject({ choices: z.array(consentChoiceSchema).min(1).max(purposes.length) })
  .meta({ id: 'ConsentRequest' });

export const consentEventSchema = consentChoiceSchema
  .extend({ id: z.uuid(), recordedAt: z.iso.datetime() })
  .meta({ id: 'ConsentEvent' });

export const consentHistorySchema = z
  .object({ events: z.array(consentEventSchema), current: z.partialRecord(z.enum(purposes), z.enum(consentStates)) })
  .meta({ id: 'ConsentHistory' });

export type Purpose = (typeof purposes)[number];
export type ConsentState = (typeof consentStates)[number];
export type ConsentChoice = z.infer<typeof consentChoiceSchema>;
export type ConsentEvent = z.infer<typeof consentEventSchema>;
export type ConsentHistory = z.infer<typeof consentHistorySchema>;
