import { type Problem, problemSchema } from '../../server/contract/problem.ts';

/** Why a call to the CRM gave no value. */
export type CrmFailure =
  | { kind: 'unauthenticated' }
  /** the service looked and said no; trying the same again changes nothing */
  | { kind: 'rejected'; problem: Problem }
  /** the service, or something on the way, cannot answer now */
  | { kind: 'unavailable'; reached: boolean; retryAfterMs?: number };

/**
 * Sorts an answer that is not a success. What is not the service's own words (a captive portal, a proxy's page) counts
 * as "cannot answer now".
 */
export async function toFailure(response: Response, now: number): Promise<CrmFailure> {
  if (response.status === 401) return { kind: 'unauthenticated' };
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), now);
  const wait = { kind: 'unavailable', reached: true, ...(retryAfterMs !== undefined && { retryAfterMs }) } as const;
  if (response.status === 429 || response.status >= 500 || response.status === 408) return wait;
  const problem = problemSchema.safeParse(await readJson(response));
  // A proxy in front of the service says it with a page of its own; only a smaller request gets through.
  if (response.status === 413 && !problem.success) return { kind: 'rejected', problem: tooLarge };
  if (!problem.success || problem.data.retryable) return wait;
  return { kind: 'rejected', problem: problem.data };
}

const tooLarge: Problem = {
  type: 'urn:leadferry:problem:payload-too-large',
  title: 'The body is too large',
  status: 413,
  code: 'payload-too-large',
  retryable: false,
};

/** The body as JSON, or undefined where it is something else. */
export async function readJson(response: Response): Promise<unknown> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** `Retry-After` in ms, from seconds or from a date (RFC 9110, 10.2.3). Undefined where it is absent or absurd. */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = /^\s*[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN; // "-5" is a year to Date.parse
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
