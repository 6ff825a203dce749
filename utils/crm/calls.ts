import * as z from 'zod';
import { type Me, meSchema } from '../../server/contract/account.ts';
import { type ConsentChoice, consentHistorySchema } from '../../server/contract/consents.ts';
import {
  type Allowance,
  allowanceSchema,
  type LookupResult,
  lookupResponseSchema,
  MAX_LOOKUP,
} from '../../server/contract/leads.ts';
import {
  type LinkedInLink,
  type LinkRequest,
  linkResponseSchema,
  type UnlinkReceipt,
  unlinkReceiptSchema,
} from '../../server/contract/link.ts';
import { repairsRecordedSchema, type WireRepair } from '../../server/contract/repairs.ts';
import type { CrmAnswer, CrmClient } from './client.ts';

export const readMe = (call: CrmClient): Promise<CrmAnswer<Me>> =>
  call({ method: 'get', path: 'v1/me', answer: meSchema });

/** How many new people the account may still take in today. */
export const readAllowance = (call: CrmClient): Promise<CrmAnswer<Allowance>> =>
  call({ method: 'get', path: 'v1/leads/allowance', answer: allowanceSchema });

/** States of identity keys, in the service's eyes; asks in parts of 200. */
export async function lookup(call: CrmClient, identityKeys: string[]): Promise<CrmAnswer<LookupResult[]>> {
  const results: LookupResult[] = [];
  for (let start = 0; start < identityKeys.length; start += MAX_LOOKUP) {
    const part = await call({
      method: 'post',
      path: 'v1/leads/lookup',
      answer: lookupResponseSchema,
      json: { identityKeys: identityKeys.slice(start, start + MAX_LOOKUP) },
    });
    if (!part.ok) return part;
    results.push(...part.value.results);
  }
  return { ok: true, value: results };
}

/** Links the confirmed member to this account. Rejected with `linkedin-identity-taken` or `account-already-linked`. */
export async function putLink(call: CrmClient, json: LinkRequest): Promise<CrmAnswer<LinkedInLink>> {
  const answer = await call({
    method: 'put',
    path: 'v1/linkedin-link',
    answer: z.object({ link: linkResponseSchema.shape.link.unwrap() }),
    json,
  });
  return answer.ok ? { ok: true, value: answer.value.link } : answer;
}

/** The link as the service has it; null: this account has none. */
export async function readLink(call: CrmClient): Promise<CrmAnswer<LinkedInLink | null>> {
  const answer = await call({ method: 'get', path: 'v1/linkedin-link', answer: linkResponseSchema });
  return answer.ok ? { ok: true, value: answer.value.link } : answer;
}

export const deleteLink = (call: CrmClient): Promise<CrmAnswer<UnlinkReceipt>> =>
  call({ method: 'delete', path: 'v1/linkedin-link', answer: unlinkReceiptSchema });

/** Every choice that the service holds of the person who is signed in. */
export const readConsents = (call: CrmClient) =>
  call({ method: 'get', path: 'v1/consents', answer: consentHistorySchema });

/** Records choices; one that was sent before is recorded once. */
export const postConsents = (call: CrmClient, choices: ConsentChoice[]) =>
  call({ method: 'post', path: 'v1/consents', answer: consentHistorySchema, json: { choices } });

/** Writes what was done about refused leads into the audit trail; a line that was sent before is recorded once. */
export const postRepairs = (call: CrmClient, repairs: WireRepair[], signal?: AbortSignal) =>
  call({
    method: 'post',
    path: 'v1/leads/repairs',
    answer: repairsRecordedSchema,
    json: { repairs },
    ...(signal && { signal }),
  });
