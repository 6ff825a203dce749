import * as z from 'zod';
import { identityKeySchema } from './leads.ts';
import { storableText } from './text.ts';

export const requestKinds = ['access', 'correction', 'erasure', 'objection'] as const;
export const requestLanguages = ['en', 'fr'] as const;

/** What a captured person asks for on the public page. */
export const dataRequestSchema = z
  .strictObject({
    kind: z.enum(requestKinds),
    profile: storableText(500).describe('the address of their LinkedIn profile, or the last part of it'),
    name: storableText(200).optional(),
    email: z.email().max(254),
    language: z.enum(requestLanguages),
    message: storableText(4000).optional(),
  })
  .meta({ id: 'DataRequest' });

export const dataRequestTokenSchema = z.strictObject({ token: z.string().min(1).max(500) });

/** The same whoever asks about whomever: it says nothing of who is in a database. */
export const dataRequestTakenSchema = z.object({ linkValidHours: z.int() }).meta({ id: 'DataRequestTaken' });
export const dataRequestShownSchema = z
  .object({ kind: z.enum(requestKinds), profile: z.string(), language: z.enum(requestLanguages) })
  .meta({ id: 'DataRequestShown' });
export const dataRequestConfirmedSchema = z
  .object({ reference: z.uuid(), dueAt: z.iso.datetime() })
  .meta({ id: 'DataRequestConfirmed' });

export const requestCaseSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(requestKinds),
    cameBy: z.enum(['page', 'account']).describe('over the public page, or written down by the account'),
    identityKeys: z.array(z.string()),
    name: z.string().optional(),
    email: z.string().optional(),
    language: z.enum(requestLanguages),
    message: z.string().optional(),
    receivedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    state: z.enum(['open', 'answered', 'refused']),
    settledAt: z.iso.datetime().optional(),
    leads: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('whom the account holds under those keys'),
  })
  .meta({ id: 'RequestCase' });

export const requestCasesSchema = z.object({ cases: z.array(requestCaseSchema) }).meta({ id: 'RequestCases' });

/** A request that reached the account otherwise, for one of its leads; who asked has been recognised by the account. */
export const receivedRequestSchema = z
  .strictObject({
    kind: z.enum(requestKinds),
    leadId: z.uuid().optional(),
    identityKeys: z.array(identityKeySchema).min(1).max(8).optional(),
    name: storableText(200).optional(),
    email: z.email().max(254).optional(),
    language: z.enum(requestLanguages).default('en'),
    message: storableText(4000).optional(),
    receivedAt: z.iso.datetime().optional(),
  })
  .refine(({ leadId, identityKeys }) => leadId !== undefined || identityKeys !== undefined, 'says nobody')
  .meta({ id: 'ReceivedRequest' });

export const caseDecisionSchema = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('grant') }),
    z.strictObject({ decision: z.literal('refuse'), reason: storableText(2000) }),
  ])
  .meta({ id: 'CaseDecision' });

export type RequestKind = (typeof requestKinds)[number];
export type DataRequest = z.infer<typeof dataRequestSchema>;
export type RequestCase = z.infer<typeof requestCaseSchema>;
export type RequestCases = z.infer<typeof requestCasesSchema>;
export type DataRequestShown = z.infer<typeof dataRequestShownSchema>;
export type DataRequestConfirmed = z.infer<typeof dataRequestConfirmedSchema>;
export type ReceivedRequest = z.infer<typeof receivedRequestSchema>;
