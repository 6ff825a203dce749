import type { SuppressedPeople } from '../settings.ts';

export interface SuppressionDeps {
  kept: {
    getValue: () => Promise<SuppressedPeople | null>;
    setValue: (people: SuppressedPeople) => Promise<void>;
  };
  newKey: () => string;
  /** one change at a time, over every context */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * People who must not be captured again, as the service has said of them. Nothing of them is kept but a keyed hash of each
 * identity key (HMAC-SHA-256): it refuses them without the service being asked, and names nobody.
 */
export function createSuppression(deps: SuppressionDeps) {
  const read = async () => (await deps.kept.getValue()) ?? { key: deps.newKey(), hashes: [] };

  return {
    /** Those of the identity keys that belong to somebody who must not be captured. */
    async find(keys: readonly string[]): Promise<Set<string>> {
      const { key: secret, hashes } = await read();
      if (hashes.length === 0) return new Set();
      const known = new Set(hashes);
      const hash = await createHash(secret);
      const hashed = await Promise.all(keys.map(async (key) => [key, await hash(key)] as const));
      return new Set(hashed.flatMap(([key, hash]) => (known.has(hash) ? [key] : [])));
    },
    /** What the service has said of these identity keys now: `suppressed` is remembered, `free` is forgotten. */
    learn: ({ suppressed, free = [] }: { suppressed: readonly string[]; free?: readonly string[] }): Promise<void> =>
      deps.alone(async () => {
        const people = await read();
        if (suppressed.length === 0 && (people.hashes.length === 0 || free.length === 0)) return;
        const hash = await createHash(people.key);
        const gone = new Set(await Promise.all(free.map(hash)));
        const added = await Promise.all(suppressed.map(hash));
        const hashes = [...new Set([...people.hashes.filter((known) => !gone.has(known)), ...added])];
        if (hashes.length !== people.hashes.length || added.some((one) => !people.hashes.includes(one))) {
          await deps.kept.setValue({ ...people, hashes });
        }
      }),
  };
}

async function createHash(secret: string): Promise<(text: string) => Promise<string>> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return async (text) => {
    const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(text));
    return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}

export type Suppression = ReturnType<typeof createSuppression>;
