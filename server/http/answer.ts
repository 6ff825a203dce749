import type { Problem, ProblemCode } from '../contract/problem.ts';
import { createProblem, type ProblemDetails } from './problems.ts';

/** What a handler hands back: a value, not a response, so that it can be stored and replayed. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Instead of a body: text, or bytes, made while it is read. */
  readonly stream?: AsyncIterable<string | Uint8Array>;
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

export function toResponse({ status, body, stream, headers }: Answer): Response {
  if (stream) {
    return new Response(toBytes(stream), { status, headers: { 'cache-control': 'no-store', ...headers } });
  }
  const text = body === undefined ? null : JSON.stringify(body);
  const type: Record<string, string> = text === null ? {} : { 'content-type': 'application/json' };
  return new Response(text, { status, headers: { ...type, 'cache-control': 'no-store', ...headers } });
}

/** Asks for the next piece when the reader has taken the last one: who reads slowly fills no memory. */
function toBytes(text: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = text[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}
