import { createHash } from 'node:crypto';

export interface AttemptLimit {
  readonly attempts: number;
  readonly seconds: number;
}

export interface Attempts {
  /** Counts one attempt; where there were too many, the seconds until the next is allowed. */
  take(subject: string): number | undefined;
  forget(subject: string): void;
}

const MOST_SUBJECTS = 50_000; // what an attacker who makes up addresses may cost in memory: a few MB

/**
 * Counts attempts per subject in windows of time, in this process's memory. Not better-auth's own limiter: that one counts
 * by network address, which behind a proxy is everybody's and which this service keeps nowhere.
 */
export function createAttempts({ attempts, seconds }: AttemptLimit, now: () => Date): Attempts {
  const windows = new Map<string, { left: number; endsAt: number }>();
  const keyOf = (subject: string) => createHash('sha256').update(subject.trim().toLowerCase()).digest('base64url');
  return {
    take(subject) {
      const time = now().getTime();
      const key = keyOf(subject);
      let window = windows.get(key);
      if (!window || window.endsAt <= time) {
        windows.delete(key); // so that the order of the map is the order in which windows end
        window = { left: attempts, endsAt: time + seconds * 1000 };
        windows.set(key, window);
        const [oldest] = windows.keys();
        if (windows.size > MOST_SUBJECTS && oldest !== undefined) windows.delete(oldest);
      }
      if (window.left <= 0) return Math.ceil((window.endsAt - time) / 1000);
      window.left--;
      return undefined;
    },
    forget: (subject) => void windows.delete(keyOf(subject)),
  };
}
