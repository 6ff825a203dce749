import { isDatabaseGone } from '../db/gone.ts';
import { type Answer, refuse } from './answer.ts';

const BUSY = /^(?:57014|55P03|40P01|40001)$/; // SQLSTATE: took too long, waited too long, deadlock, serialization

/** Whether two transactions stood in each other's way: PostgreSQL undid this one, and it can be done again at once. */
export const isCollision = (error: unknown): boolean => /^40(?:P01|001)$/.test((error as { code?: string }).code ?? '');

const isBusy = (error: unknown) => BUSY.test((error as { code?: string }).code ?? '');

const DATA = /^22[0-9A-Z]{3}$/; // SQLSTATE: data exceptions, e.g. a character or a date that PostgreSQL does not hold

/** A net below the contract's schemas: what the database cannot hold is the sender's to mend, and never worth repeating. */
const isUnstorable = (error: unknown) => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && DATA.test(code);
};

export const answerFailure = (error: unknown): Answer =>
  isDatabaseGone(error)
    ? refuse('database-unavailable', { retryAfter: 5, detail: 'Nothing was changed. Try again in a few seconds.' })
    : isBusy(error)
      ? refuse('overloaded', { retryAfter: 2, detail: 'Nothing was changed. Try again in a moment.' })
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
