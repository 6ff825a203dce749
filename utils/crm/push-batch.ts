import { type BatchResult, batchResponseSchema, type WireLead } from '../../server/contract/leads.ts';
import type { CrmAnswer, CrmClient } from './client.ts';

/**
 * Sends up to 500 leads. The Idempotency-Key is the hash of what is sent and of which try it is: the same batch sent
 * again after a crash is the same request to the service; one that it answered with "try again" is a new one.
 * @param tries how often the service has answered for each lead before
 */
export async function pushBatch(
  call: CrmClient,
  leads: WireLead[],
  tries: number[],
  signal?: AbortSignal,
): Promise<CrmAnswer<BatchResult[]>> {
  const json = { leads };
  const answer = await call({
    method: 'post',
    path: 'v1/leads/batch',
    answer: batchResponseSchema,
    json,
    headers: { 'idempotency-key': await sha256(JSON.stringify([json, tries])) },
    ...(signal && { signal }),
  });
  return answer.ok ? { ok: true, value: answer.value.results } : answer;
}

/** SHA-256 in lower-case hex. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
