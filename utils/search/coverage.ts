/** Which pages of a search were read, as runs: `[[1, 4], [6, 6]]`, and which in between were not. */
export interface Coverage {
  read: [from: number, to: number][];
  missing: number[];
  /** how many pages there are, where LinkedIn says so */
  total?: number;
}

/** @param pages numbers of the pages that were read, in any order */
export function toCoverage(pages: readonly number[], total?: number): Coverage {
  const read: Coverage['read'] = [];
  const missing: number[] = [];
  for (const page of [...pages].sort((one, other) => one - other)) {
    const last = read.at(-1);
    if (last && page <= last[1] + 1) last[1] = Math.max(last[1], page);
    else {
      for (let between = last ? last[1] + 1 : 1; between < page; between++) missing.push(between);
      read.push([page, page]);
    }
  }
  return { read, missing, ...(total !== undefined && { total: Math.max(total, read.at(-1)?.[1] ?? 0) }) };
}
