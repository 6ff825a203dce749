import type { Problem, ProblemCode } from '../contract/problem.ts';
import { createProblem, type ProblemDetails } from './problems.ts';

/** What a handler hands back: a value, not a response, so that it can be stored and replayed. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const answer = (body: unknown, headers?: Record<string, string>, status = 200): Answer => ({
  status,
  body,
  headers,
});
export const refuse = (code: ProblemCode, details?: ProblemDetails): Answer =>
  problemAnswer(createProblem(code, details));
export const isRefusal = ({ status }: Answer): boolean => status >= 400;

const problemAnswer = (problem: Problem): Answer => ({
  status: problem.status,
  body: problem,
  headers: {
    'content-type': 'application/problem+json',
    ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }),
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer realm="leadferry"' }),
  },
});

export function toResponse({ status, body, headers }: Answer): Response {
  const text = body === undefined ? null : JSON.stringify(body);
  const type: Record<string, string> = text === null ? {} : { 'content-type': 'application/json' };
  return new Response(text, { status, headers: { ...type, 'cache-control': 'no-store', ...headers } });
}
