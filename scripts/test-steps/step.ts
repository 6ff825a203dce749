/** What a step found. */
export interface Counts {
  passed: number;
  failed: number;
  /** what to read where something failed */
  output?: string;
}

export interface Step {
  name: string;
  /** @param args for the runner, e.g. a part of a file's name */
  run(args: string[]): Promise<Counts>;
}
