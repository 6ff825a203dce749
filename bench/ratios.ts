/** One measurement beside its yardstick, in the same run. */
export interface BenchResult {
  name: string;
  /** median of the paired ratios to the yardstick of the same run */
  ratio: number;
  range: [least: number, most: number];
  /** the most that the ratio should be; absent where it only shows the cost of something */
  goal?: number;
  /** why the goal is missed, where it is */
  why?: string;
  /** a rate or a time of this machine, to know what it is about; only ratios are compared */
  seen?: string;
}

export const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] as number;
};

/** Measures two arms in turns (A B, B A, …), so that what drifts drifts for both. Each arm gives milliseconds. */
export async function interleave(
  rounds: number,
  arm: (round: number) => Promise<number>,
  yardstick: (round: number) => Promise<number>,
): Promise<{ ratios: number[]; arm: number; yardstick: number }> {
  const measured: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) measured.push([await arm(round), await yardstick(round)]);
    else {
      const second = await yardstick(round);
      measured.push([await arm(round), second]);
    }
  }
  return {
    ratios: measured.map(([one, other]) => one / other),
    arm: median(measured.map(([one]) => one)),
    yardstick: median(measured.map(([, other]) => other)),
  };
}

export const summarise = (name: string, ratios: number[], goal?: number, seen?: string, why?: string): BenchResult => ({
  name,
  ratio: median(ratios),
  range: [Math.min(...ratios), Math.max(...ratios)],
  ...(goal !== undefined && { goal }),
  ...(seen && { seen }),
  ...(why && { why }),
});
