import { type Answer, refuse } from './answer.ts';

const GONE = /^(?:08|57P0|53300)/; // SQLSTATE: connection exceptions, shutting down or starting up, too many connections
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH']);
const WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error says that the database is away. `pg` gives some of its own errors no code, so those go by words. */
export function isDatabaseGone(error: unknown): boolean {
  const { code, message, cause, errors } = error as {
    code?: unknown;
    message?: string;
    cause?: unknown;
    errors?: unknown[];
  };
  if (typeof code === 'string' && (GONE.test(code) || SOCKET.has(code))) return true;
  if (WORDS.test(message ?? '')) return true;
  return (cause !== undefined && isDatabaseGone(cause)) || (errors?.some(isDatabaseGone) ?? false);
}

const DATA = /^22[0-9A-Z]{3}$/; // SQLSTATE: data exceptions, e.g. a character or a date that PostgreSQL does not hold

/** A net below the contract's schemas: what the database cannot hold is the sender's to mend, and never worth repeating. */
const isUnstorable = (error: unknown) => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && DATA.test(code);
};

export const answerFailure = (error: unknown): Answer =>
  isDatabaseGone(error)
    ? refuse('database-unavailable', { retryAfter: 5, detail: 'Nothing was changed. Try again in a few seconds.' })
    : isUnstorable(error)
      ? refuse('invalid-request', { detail: 'Nothing was changed. It holds a value that cannot be stored.' })
      : refuse('internal', { detail: 'Nothing was changed. Try again; if it stays, tell who runs the service.' });

/** What may be logged of an error: its kind and where it came from. Its message may quote what somebody sent. */
export function describeFailure(error: unknown): Record<string, unknown> {
  const { name, code, constraint, stack } = error as Error & { code?: string; constraint?: string };
  const at = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim());
  return { name, code, constraint, at };
}
