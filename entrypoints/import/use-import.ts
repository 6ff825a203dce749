import { useMemo, useState } from 'react';
import { toCaptures } from '../../utils/import/captures.ts';
import type { Column } from '../../utils/import/columns.ts';
import { type Reading, readPeople } from '../../utils/import/people.ts';
import { readTable, type Table, type TableFailure } from '../../utils/import/table.ts';
import type { FailureCode } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';

/** Where the import of one file stands. */
export type ImportStep =
  | { kind: 'choose'; failure?: TableFailure }
  | { kind: 'preview'; file: string; table: Table; columns: Column[]; since?: string }
  | { kind: 'running'; done: number; total: number }
  | { kind: 'done'; captured: number; duplicates: number; refused: Reading['refused']; stopped?: FailureCode };

/** One file on its way into the queue: chosen, looked at, queued in portions, reported. */
export function useImport() {
  const [step, setStep] = useState<ImportStep>({ kind: 'choose' });
  const reading = useMemo(
    () => (step.kind === 'preview' ? readPeople(step.table, step.columns, step.since) : undefined),
    [step],
  );

  const choose = async (file: File) => {
    const read = readTable(new Uint8Array(await file.arrayBuffer()));
    if (!read.ok) setStep({ kind: 'choose', failure: read.code });
    else setStep({ kind: 'preview', file: file.name, table: read.table, columns: read.table.columns });
  };

  /** Stops at the first portion that is refused; running it again queues nobody twice. */
  const run = async () => {
    if (step.kind !== 'preview' || !reading) return;
    const { people, refused } = reading;
    let [captured, duplicates, done] = [0, 0, 0];
    for (const capture of toCaptures(step.table.source, people)) {
      setStep({ kind: 'running', done, total: people.length });
      const reply = await send('importLeads', capture).catch(() => ({ ok: false, code: 'internal' }) as const);
      if (!reply.ok) return setStep({ kind: 'done', captured, duplicates, refused, stopped: reply.code });
      captured += reply.captured;
      duplicates += reply.duplicates;
      done += capture.leads.length;
    }
    setStep({ kind: 'done', captured, duplicates, refused });
  };

  return {
    step,
    reading,
    choose,
    run,
    setColumn(index: number, column: Column) {
      if (step.kind === 'preview') setStep({ ...step, columns: step.columns.with(index, column) });
    },
    setSince(since: string) {
      if (step.kind === 'preview') setStep({ ...step, since: since || undefined });
    },
    restart: () => setStep({ kind: 'choose' }),
  };
}
