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
  .object({
    events: z.array(consentEventSchema),
    current: z
      .partialRecord(z.enum(purposes), z.enum(consentStates))
      .describe(
        'where each purpose stands: its last choice, but no yes that was made before a no which came before it',
      ),
  })
  .meta({ id: 'ConsentHistory' });

/** The fields of ISO/IEC TS 27560, as they are sealed. */
export const consentRecordSchema = z
  .object({
    schemaVersion: z.string(),
    recordId: z.uuid(),
    principal: z.string().describe('the person, as a random id'),
    notice: z.object({ id: z.string(), sha256: z.string(), language: z.string() }),
    purpose: z.enum(purposes),
    lawfulBasis: z.literal('consent').optional(),
    personalData: z.union([z.string(), z.array(z.string())]).describe('kinds of data'),
    controller: z.object({ account: z.uuid() }),
    storageLocation: z.string(),
    retention: z.string(),
    jurisdiction: z.string(),
    recipients: z.array(z.string()),
    withdrawal: z.string(),
    eventTime: z.iso.datetime({ offset: true }),
    recordedAt: z.iso.datetime(),
    validity: z.string(),
    actor: z.object({ user: z.string(), via: z.string() }),
    eventType: z.string(),
    state: z.enum(consentStates),
  })
  .meta({ id: 'ConsentRecord' });

export const consentReceiptSchema = z
  .object({
    record: consentRecordSchema,
    shown: z
      .unknown()
      .describe('the notice that was on the screen, word for word: its JSON has the hash of the record'),
    seal: z
      .object({ seq: z.int(), previousHash: z.string(), hash: z.string() })
      .describe('sha256 over the hash before it and the record as JSON with its keys in order'),
  })
  .meta({ id: 'ConsentReceipt' });

export const receiptQuerySchema = z.strictObject({
  format: z.enum(['json', 'html']).default('json').describe('html is the same, to read and print'),
});

export type ConsentReceipt = z.infer<typeof consentReceiptSchema>;
export type Purpose = (typeof purposes)[number];
export type ConsentState = (typeof consentStates)[number];
export type ConsentChoice = z.infer<typeof consentChoiceSchema>;
export type ConsentEvent = z.infer<typeof consentEventSchema>;
export type ConsentHistory = z.infer<typeof consentHistorySchema>;

/** The choice by which a purpose stands where it does. */
export const findStanding = ({ events, current }: ConsentHistory, purpose: Purpose): ConsentEvent | undefined =>
  events.findLast((event) => event.purpose === purpose && event.state === current[purpose]);

/** When a choice was made, as the service compares them: at the latest when it came. */
export const madeAt = ({ chosenAt, recordedAt }: Pick<ConsentEvent, 'chosenAt' | 'recordedAt'>): number =>
  Math.min(Date.parse(chosenAt), Date.parse(recordedAt));

/** When somebody chooses who has seen a choice of before: now, or right after it where their clock is behind. ms since the epoch */
export const chosenAfter = (seen: number | undefined, now: number): string =>
  new Date(Math.max(now, (seen ?? 0) + 1)).toISOString();
