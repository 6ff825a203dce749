// Long: one format, byte by byte.
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

const encoder = new TextEncoder();

interface Entry {
  readonly name: Uint8Array;
  /** 0: as it is, 8: deflated */
  readonly method: 0 | 8;
  /** what the header says of it: UTF-8 name; 8 besides where size and checksum come after the data */
  readonly flags: number;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const UTF8 = 0x0800;
const SIZES_FOLLOW = 0x0008;
/** 1 January 1980, the least that the format knows: nothing is told of when. */
const DATE = 0x0021;

function numbers(...fields: [bytes: 2 | 4, value: number][]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/** From the version that is needed to the sizes: the same in both headers (APPNOTE.TXT, 4.3.7 and 4.3.12). */
const facts = ({ flags, method, crc, packed, size, name }: Omit<Entry, 'offset'>): [2 | 4, number][] => [
  [2, 20],
  [2, flags],
  [2, method],
  [2, 0],
  [2, DATE],
  [4, crc],
  [4, packed],
  [4, size],
  [2, name.length],
  [2, 0],
];

const localHeader = (entry: Omit<Entry, 'offset'>) => numbers([4, 0x04034b50], ...facts(entry));

const centralHeader = (entry: Entry) =>
  numbers([4, 0x02014b50], [2, 20], ...facts(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.offset]);

/**
 * A ZIP archive (PKWARE's APPNOTE.TXT 6.3) of texts: the first ones as they are, the last one deflated while it comes. Whatever
 * its size, one piece of it is all that is in memory. Up to 4 GB.
 */
export async function* zip(
  parts: readonly (readonly [name: string, text: string])[],
  last: { name: string; text: AsyncIterable<string> },
): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [];
  let offset = 0;
  const counted = (bytes: Uint8Array) => {
    offset += bytes.length;
    return bytes;
  };
  for (const [name, text] of parts) {
    const data = encoder.encode(text);
    const fields = { method: 0, flags: UTF8, crc: crc32(data), packed: data.length, size: data.length } as const;
    const entry = { ...fields, name: encoder.encode(name), offset };
    entries.push(entry);
    for (const bytes of [localHeader(entry), entry.name, data]) yield counted(bytes);
  }

  const open = { name: encoder.encode(last.name), method: 8, flags: UTF8 | SIZES_FOLLOW, offset } as const;
  for (const bytes of [localHeader({ ...open, crc: 0, packed: 0, size: 0 }), open.name]) yield counted(bytes);
  const seen = { crc: 0, size: 0, packed: 0 };
  async function* read() {
    for await (const piece of last.text) {
      const bytes = encoder.encode(piece);
      seen.crc = crc32(bytes, seen.crc);
      seen.size += bytes.length;
      yield bytes;
    }
  }
  const deflated = pipeline(Readable.from(read()), createDeflateRaw(), () => undefined); // a fault comes out of the loop
  for await (const bytes of deflated as AsyncIterable<Uint8Array>) {
    seen.packed += bytes.length;
    yield counted(bytes);
  }
  yield counted(numbers([4, 0x08074b50], [4, seen.crc], [4, seen.packed], [4, seen.size]));
  entries.push({ ...open, ...seen });

  const start = offset;
  for (const entry of entries) for (const bytes of [centralHeader(entry), entry.name]) yield counted(bytes);
  const count = entries.length;
  yield numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, offset - start], [4, start], [2, 0]);
}
