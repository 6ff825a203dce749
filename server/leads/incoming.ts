import { canonicalKey } from '../contract/canonical-key.ts';
import { type WireLead, wireLeadSchema } from '../contract/leads.ts';
import type { Problem } from '../contract/problem.ts';
import { issuesToErrors } from '../http/issues.ts';
import { createProblem } from '../http/problems.ts';

/** A lead of a batch that reads well, in the shape in which it is stored. */
export interface Incoming {
  readonly place: number;
  readonly clientRef: string;
  readonly kind: WireLead['kind'];
  readonly keys: readonly string[];
  /** Field name → value; what the page did not state is not there. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly capturedAt: string;
  readonly source: WireLead['source'];
}

const FUTURE = 5 * 60_000; // a clock may be wrong by this much; a date from further ahead would win every later merge

/** Checks one lead on its own, so that a bad one is refused alone. */
export function readLead(raw: unknown, place: number, now: Date): Incoming | { problem: Problem } {
  const parsed = wireLeadSchema.safeParse(raw);
  if (!parsed.success)
    return { problem: createProblem('lead-invalid', { errors: issuesToErrors(parsed.error.issues) }) };
  const { clientRef, kind, identityKeys, capturedAt, source, ...fields } = parsed.data;
  const latest = now.getTime() + FUTURE;
  const at = new Date(Math.min(Date.parse(capturedAt), latest)).toISOString();
  const keys = [...new Set(identityKeys.map(canonicalKey))];
  return { place, clientRef: clientRef.toLowerCase(), kind, keys, fields, capturedAt: at, source };
}
