import type { BatchResult, WireLead } from '../../server/contract/leads.ts';
import type { CrmAnswer } from '../crm/client.ts';
import { toWireLead } from '../crm/wire.ts';
import { type LeadProblem, type LeadResult, MAX_DEFER_MS } from '../queue/state-machine.ts';
import type { Outgoing, PostOutcome } from './drain.ts';

/** Only these say that something is wrong with what was sent. A 404 or a 403 says that something is wrong with the CRM. */
const ABOUT_CONTENT = [400, 413, 422];

/** The outcome table: what each way that the CRM can answer means for the leads that were sent. */
export function toOutcome(answer: CrmAnswer<BatchResult[]>, now: number): PostOutcome {
  if (answer.ok)
    return {
      kind: 'answered',
      results: new Map(answer.value.map((result) => [result.clientRef, toLeadResult(result, now)])),
    };
  const { failure } = answer;
  if (failure.kind === 'unauthenticated') return { kind: 'blocked', code: 'signed-out-of-crm' };
  if (failure.kind === 'unavailable') {
    const { reached, retryAfterMs } = failure;
    return {
      kind: 'wait',
      code: reached ? 'crm-failed' : 'crm-unreachable',
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  }
  const { code, detail, status } = failure.problem;
  if (code === 'consent-missing') return { kind: 'blocked', code };
  if (!ABOUT_CONTENT.includes(status)) return { kind: 'wait', code: 'crm-failed' };
  return { kind: 'refused', problem: { code, ...(detail && { detail }) } };
}

function toLeadResult({ clientRef, status, id, problem }: BatchResult, now: number): LeadResult {
  const fields = findFields(problem?.errors ?? []);
  const said: LeadProblem = {
    code: problem?.code ?? 'internal',
    ...(problem?.detail && { detail: problem.detail }),
    ...(fields.length > 0 && { fields }),
  };
  if (status === 'rejected') return { clientRef, status, problem: said };
  if (status === 'retry') {
    const wait = Math.min(Math.max((problem?.retryAfter ?? 60) * 1000, 1000), MAX_DEFER_MS);
    return { clientRef, status, problem: said, nextAt: now + wait };
  }
  return { clientRef, status, ...(id && { recordId: id }) };
}

/** Which parts of the lead the service's JSON pointers mean: `/name/shown` is its name. */
const findFields = (errors: { pointer: string }[]): string[] => [
  ...new Set(errors.flatMap(({ pointer }) => pointer.split('/')[1] || [])),
];

/** Posts a batch through the client. */
export function createPost(deps: {
  pushBatch: (leads: WireLead[], tries: number[]) => Promise<CrmAnswer<BatchResult[]>>;
  now: () => number;
}) {
  return async (leads: Outgoing[]): Promise<PostOutcome> => {
    const wire = leads.map(({ queued, source, capturedAt }) => toWireLead({ ...queued, source, capturedAt }));
    const tries = leads.map((lead) => lead.tries);
    return toOutcome(await deps.pushBatch(wire, tries), deps.now());
  };
}
