import { runTool } from '../run-tool.ts';
import type { Step } from './step.ts';

/** A step that holds or does not: its commands in order, up to the first that fails. Counts as one. */
export const createCheck = (name: string, commands: [tool: string, ...args: string[]][]): Step => ({
  name,
  async run(args) {
    for (const [tool, ...own] of commands) {
      const { ok, output } = await runTool(tool, [...own, ...args]);
      if (!ok) return { passed: 0, failed: 1, output };
    }
    return { passed: 1, failed: 0 };
  },
});
