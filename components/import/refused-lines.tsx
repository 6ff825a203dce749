import { ChevronDown } from 'lucide-react';
import { i18n } from '#i18n';
import type { LineRefusal, Reading } from '../../utils/import/people.ts';

const SHOWN = 200;

const reasonText = (reason: LineRefusal): string =>
  i18n.t(`import.refused.${reason.replaceAll('-', '_') as 'no_link'}`);

/** How many lines were left out for each reason, and which. */
export function RefusedLines({ refused }: Pick<Reading, 'refused'>) {
  if (refused.length === 0) return null;
  const counts = Map.groupBy(refused, ({ reason }) => reason);
  return (
    <details className="group rounded-lg border border-line px-3.5 py-2">
      <summary className="flex items-center justify-between gap-3 font-medium">
        {i18n.t('import.leftOut', refused.length)}
        <ChevronDown aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="mt-2 list-disc ps-5 text-[0.8125rem]">
        {[...counts].map(([reason, lines]) => (
          <li key={reason}>
            {lines.length} × {reasonText(reason)}
          </li>
        ))}
      </ul>
      <ul className="mt-2 max-h-72 divide-y divide-line overflow-y-auto text-[0.8125rem]">
        {refused.slice(0, SHOWN).map(({ row, reason, text }) => (
          <li key={row} className="py-1.5">
            <span className="font-medium">{i18n.t('import.row', [row])}</span> {reasonText(reason)}
            {text && <span className="block truncate text-muted">{text}</span>}
          </li>
        ))}
      </ul>
      {refused.length > SHOWN && (
        <p className="py-1 text-[0.8125rem] text-muted">{i18n.t('import.moreLines', refused.length - SHOWN)}</p>
      )}
    </details>
  );
}
