import { i18n } from '#i18n';
import type { Column, Field } from '../../utils/import/columns.ts';

export interface ColumnMappingProps {
  header: string[];
  columns: Column[];
  /** the first cell of each column that is not empty */
  examples: string[];
  fields: readonly Field[];
  onChange: (index: number, column: Column) => void;
}

/** What each column of the file is taken for. Columns with contact details are shown and cannot be chosen. */
export function ColumnMapping({ header, columns, examples, fields, onChange }: ColumnMappingProps) {
  return (
    <ul className="divide-y divide-line">
      {header.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity, and never move
        <li key={index} className="grid items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-[1fr_14rem]">
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere">{name.trim() || i18n.t('import.nameless', [index + 1])}</p>
            {columns[index] !== 'private' && examples[index] && (
              <p className="truncate text-[0.8125rem] text-muted">{examples[index]}</p>
            )}
          </div>
          {columns[index] === 'private' ? (
            <p className="text-[0.8125rem] text-warn">{i18n.t('import.private')}</p>
          ) : (
            <select
              aria-label={i18n.t('import.columnIs', { column: name.trim() || String(index + 1) })}
              value={columns[index]}
              onChange={(event) => onChange(index, event.target.value as Column)}
              className="min-h-9 w-full rounded-lg border border-edge bg-surface px-2 text-sm"
            >
              <option value="ignored">{i18n.t('import.field.ignored')}</option>
              {fields.map((field) => (
                <option key={field} value={field}>
                  {i18n.t(`import.field.${field}`)}
                </option>
              ))}
            </select>
          )}
        </li>
      ))}
    </ul>
  );
}
