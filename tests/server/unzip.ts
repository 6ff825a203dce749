import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a ZIP archive, found by its directory (APPNOTE.TXT, 4.3.12), with their checksums held against what is in them. */
export function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry of the directory');
    const [method, crc, packed, size] = [
      archive.readUInt16LE(at + 10),
      ...[16, 20, 24].map((place) => archive.readUInt32LE(at + place)),
    ] as [number, number, number, number];
    const lengths = [28, 30, 32].map((place) => archive.readUInt16LE(at + place)) as [number, number, number];
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + lengths[0]);
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(data, data + packed);
    const text = method === 8 ? inflateRawSync(bytes) : bytes;
    if (text.length !== size || crc32(text) !== crc) throw new Error(`${name} is damaged`);
    files.set(name, text.toString('utf8'));
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
}
