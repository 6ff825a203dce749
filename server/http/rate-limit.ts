import { createHmac, randomBytes } from 'node:crypto';

export interface RequestLimit {
  readonly requests: number;
  readonly seconds: number;
}

export interface Taken {
  /** Seconds until the next request is taken; undefined where this one is. */
  readonly retryAfter?: number;
  /** RateLimit and RateLimit-Policy, as draft-ietf-httpapi-ratelimit-headers writes them. */
  readonly headers: Readonly<Record<'ratelimit' | 'ratelimit-policy', string>>;
}

export interface RateLimit {
  /** Counts one request of the subject. */
  take(subject: string): Taken;
}

const MOST_SUBJECTS = 50_000; // what a crowd of made-up subjects may cost in memory: a few MB

/**
 * A bucket of tokens per subject, in this process's memory: a burst of `requests`, filled again evenly within `seconds`.
 * Subjects are kept as keyed hashes that no other process can repeat, for one of them may be a network address.
 */
export function createRateLimit(name: string, { requests, seconds }: RequestLimit, now: () => Date): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const salt = randomBytes(16);
  const perSecond = requests / seconds;
  return {
    take(subject) {
      const key = createHmac('sha256', salt).update(subject).digest('base64url');
      const at = now().getTime() / 1000;
      const last = buckets.get(key) ?? { tokens: requests, at };
      buckets.delete(key); // so that the order of the map is the order of last use
      const filled = Math.min(requests, last.tokens + Math.max(0, at - last.at) * perSecond);
      const tokens = filled >= 1 ? filled - 1 : filled;
      buckets.set(key, { tokens, at });
      const [stalest] = buckets.keys();
      if (buckets.size > MOST_SUBJECTS && stalest !== undefined) buckets.delete(stalest);
      const headers = {
        'ratelimit-policy': `"${name}";q=${requests};w=${seconds}`,
        ratelimit: `"${name}";r=${Math.floor(tokens)};t=${Math.ceil((requests - tokens) / perSecond)}`,
      };
      return filled >= 1 ? { headers } : { headers, retryAfter: Math.max(1, Math.ceil((1 - filled) / perSecond)) };
    },
  };
}

/** Adds the headers of a limit to those that stand already: an answer may tell of several. */
export function joinHeaders(
  standing: Readonly<Record<string, string>> | undefined,
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  const joined: Record<string, string> = { ...standing };
  for (const [name, value] of Object.entries(added)) joined[name] = joined[name] ? `${joined[name]}, ${value}` : value;
  return joined;
}
