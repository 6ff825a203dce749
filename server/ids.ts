/**
 * Makes UUIDs (version 7, RFC 9562) that sort in the order in which they were made, also within one millisecond:
 * keyset pages and the newest-first list follow the primary key.
 */
export function createIds(now: () => Date, random: (bytes: number) => Uint8Array): () => string {
  let last = 0;
  let step = 0;
  return () => {
    const time = Math.max(now().getTime(), last);
    step = time === last ? step + 1 : 0;
    last = step > 0xfff ? time + 1 : time;
    if (step > 0xfff) step = 0;
    const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
    const tail = Buffer.from(random(8)).toString('hex');
    const variant = hex((Number.parseInt(tail[0] as string, 16) & 0x3) | 0x8, 1);
    const head = hex(last, 12);
    return `${head.slice(0, 8)}-${head.slice(8)}-7${hex(step, 3)}-${variant}${tail.slice(1, 4)}-${tail.slice(4, 16)}`;
  };
}
