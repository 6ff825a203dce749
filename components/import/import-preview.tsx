import { i18n } from '#i18n';
import type { Column, Field } from '../../utils/import/columns.ts';
import type { Reading } from '../../utils/import/people.ts';
import type { Table } from '../../utils/import/table.ts';
import { underscored } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { PeoplePreview } from './people-preview.tsx';
import { RefusedLines } from './refused-lines.tsx';

const SHOWN = 5;

export interface ImportPreviewProps {
  file: string;
  table: Table;
  columns: Column[];
  since?: string;
  fields: readonly Field[];
  reading: Reading;
  onColumn: (index: number, column: Column) => void;
  onSince: (day: string) => void;
  onImport: () => void;
  onCancel: () => void;
}

/** What a file holds, before anybody of it is queued. */
export function ImportPreview(props: ImportPreviewProps) {
  const { file, table, columns, since, fields, reading, onColumn, onSince, onImport, onCancel } = props;
  const examples = table.header.map((_, index) => table.rows.find(({ cells }) => cells[index])?.cells[index] ?? '');
  const hasPrivate = columns.includes('private');
  const count = reading.people.length;
  return (
    <div className="space-y-4">
      <p>
        <span className="font-semibold wrap-anywhere">{file}</span>{' '}
        <span className="text-muted">{i18n.t(`import.source.${underscored(table.source)}`)}</span>
      </p>
      {hasPrivate && (
        <Callout tone="info">
          <p>{i18n.t('import.privateWhy')}</p>
        </Callout>
      )}
      <details className="rounded-lg border border-line px-3.5 py-2" open={count === 0}>
        <summary className="font-medium">{i18n.t('import.columns')}</summary>
        <ColumnMapping
          header={table.header}
          columns={columns}
          examples={examples}
          fields={fields}
          onChange={onColumn}
        />
      </details>
      {columns.includes('connectedOn') && (
        <label className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {i18n.t('import.since')}
          <input
            type="date"
            value={since ?? ''}
            onChange={(event) => onSince(event.target.value)}
            className="min-h-9 rounded-lg border border-edge bg-surface px-3"
          />
        </label>
      )}
      {count > 0 && (
        <div className="space-y-1.5">
          <p className="text-[0.8125rem] text-muted">
            {i18n.t('import.firstOf', count, [Math.min(SHOWN, count), count])}
          </p>
          <PeoplePreview people={reading.people.slice(0, SHOWN)} />
        </div>
      )}
      <RefusedLines refused={reading.refused} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{i18n.t('common.cancel')}</Button>
        <Button kind="primary" disabled={count === 0} onClick={onImport}>
          {i18n.t('import.queue', count)}
        </Button>
      </div>
    </div>
  );
}
