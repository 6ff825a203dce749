import type { Allowance } from '../../server/contract/leads.ts';
import type { CrmAnswer } from '../crm/client.ts';
import type { Keep } from '../link/same-account.ts';
import type { KnownAllowance } from '../settings.ts';

/** What the service said is asked again after so long: another device of the account uses the same allowance. */
const FRESH_MS = 60_000;

export interface AllowanceDeps {
  read: () => Promise<CrmAnswer<Allowance>>;
  kept: { getValue: () => Promise<KnownAllowance | null>; setValue: (known: KnownAllowance) => Promise<void> };
  sameAccount: () => Promise<Keep>;
  now: () => number;
}

/** How many new people the service still takes in today. The service counts and enforces; here it is only remembered. */
export function createAllowance(deps: AllowanceDeps) {
  /** Asks the service. Undefined where it could not be asked and what it last said is of another day. */
  async function refresh(): Promise<KnownAllowance | undefined> {
    const keep = await deps.sameAccount();
    const answer = await deps.read();
    if (!answer.ok) {
      const kept = await deps.kept.getValue();
      return kept && deps.now() < Date.parse(kept.resetsAt) ? kept : undefined;
    }
    const known = { ...answer.value, askedAt: deps.now() };
    await keep(() => deps.kept.setValue(known));
    return known;
  }

  return {
    refresh,
    /** What is known, asked anew where that is old. */
    async get(): Promise<KnownAllowance | undefined> {
      const kept = await deps.kept.getValue();
      const age = kept ? deps.now() - kept.askedAt : Number.POSITIVE_INFINITY;
      if (kept && age >= 0 && age < FRESH_MS && deps.now() < Date.parse(kept.resetsAt)) return kept;
      return refresh();
    },
  };
}

/** Seconds until the next day's allowance, where today's is used up. */
export function secondsToWait(allowance: Allowance | undefined, now: number): number | undefined {
  if (!allowance || allowance.used < allowance.cap) return undefined;
  return Math.max(1, Math.ceil((Date.parse(allowance.resetsAt) - now) / 1000));
}
