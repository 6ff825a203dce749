import { createHash } from 'node:crypto';
import type { ConsentEvent } from '../contract/consents.ts';
import { canonicalJson } from '../http/idempotency.ts';

/** A recorded choice and its place in its person's chain. */
export interface Sealed extends ConsentEvent {
  readonly seq: number;
  readonly record: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
}

export const chainStart = '0'.repeat(64);

/** sha256 over the hash before it and the record: a record that is changed, dropped or moved breaks the chain after it. */
export const sealHash = (previousHash: string, record: unknown): string =>
  createHash('sha256').update(previousHash).update(canonicalJson(record)).digest('hex');

/** The first link that does not hold (its seq), or undefined where the chain is whole. Links come in order of seq. */
export function findBrokenLink(
  links: readonly Pick<Sealed, 'seq' | 'record' | 'previousHash' | 'hash'>[],
): number | undefined {
  let expected = chainStart;
  for (const [place, link] of links.entries()) {
    const whole =
      link.seq === place + 1 && link.previousHash === expected && link.hash === sealHash(expected, link.record);
    if (!whole) return place + 1;
    expected = link.hash;
  }
  return undefined;
}
