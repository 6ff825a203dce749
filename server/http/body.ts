import { createGunzip } from 'node:zlib';
import { MAX_BODY_BYTES } from '../contract/leads.ts';
import type { ProblemCode } from '../contract/problem.ts';

export type ReadBody = { value: unknown } | { refused: ProblemCode; detail: string };

const MAX_DEPTH = 8;
const tooLarge = {
  refused: 'payload-too-large',
  detail: `At most ${MAX_BODY_BYTES} bytes, counted after decompression.`,
} as const;

/** Reads a JSON body, plain or gzip. Stops at the limit, so that a bomb costs 2 MB and not what it unpacks to. */
export async function readJson(request: Request): Promise<ReadBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    return { refused: 'unsupported-media-type', detail: 'Send Content-Type: application/json.' };
  const coding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity' && coding !== 'gzip') {
    return { refused: 'unsupported-media-type', detail: 'Content-Encoding may be gzip, or absent.' };
  }
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) return tooLarge;
  try {
    const bytes = coding === 'gzip' ? await gather(gunzip(request)) : await gather(request.body ?? []);
    if (!bytes) return tooLarge;
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!isPlain(value, MAX_DEPTH))
      return { refused: 'invalid-request', detail: `At most ${MAX_DEPTH} levels deep, and nothing named __proto__.` };
    return { value };
  } catch {
    return { refused: 'malformed-json', detail: 'The body could not be read as UTF-8 JSON.' };
  }
}

async function* gunzip(request: Request): AsyncGenerator<Uint8Array> {
  const unpack = createGunzip();
  const feed = (async () => {
    for await (const part of request.body ?? []) {
      if (unpack.destroyed) return;
      if (!unpack.write(part)) await new Promise((done) => unpack.once('drain', done).once('close', done));
    }
    unpack.end();
  })();
  feed.catch((error: Error) => unpack.destroy(error));
  yield* unpack;
}

/** Undefined as soon as the limit is passed; the rest is not read. */
async function gather(parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    size += part.byteLength;
    if (size > MAX_BODY_BYTES) return undefined;
    kept.push(part);
  }
  return Buffer.concat(kept);
}

/** Not too deep, and no member that would become the prototype of whatever it is copied into. */
function isPlain(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels <= 0 || Object.hasOwn(value, '__proto__')) return false;
  return Object.values(value).every((inner) => isPlain(inner, levels - 1));
}
