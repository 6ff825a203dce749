import type { RetentionReport } from './retention.ts';
import { type RetentionRule, retentionRules } from './rules.ts';

/** A report as an operator reads it: every class with its rule, how much was due, and how much went. */
export function describeReport({ at, dryRun, lines }: RetentionReport): string {
  const rows = lines.map(({ class: name, due, gone }) => {
    const { length = 'no end', whatHappens }: RetentionRule = retentionRules[name];
    const kept = length === '0' ? 'until then' : length;
    return `  ${name.padEnd(22)} ${kept.padEnd(11)} ${`${gone} of ${due}`.padStart(13)}  ${whatHappens}`;
  });
  const head = `Retention at ${at.toISOString()}${dryRun ? ', dry run: nothing was changed' : ''}`;
  return [head, `  ${'class'.padEnd(22)} ${'kept'.padEnd(11)} ${'gone of due'.padStart(13)}`, ...rows].join('\n');
}
