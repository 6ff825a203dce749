import { ChevronDown } from 'lucide-react';
import { i18n } from '#i18n';
import type { Repair } from '../../../utils/queue/repair-log.ts';
import { reasonText, timeText } from '../../text.ts';
import { fieldNames } from './field-names.ts';

/** What the user did about refused people. It names nobody. */
export function RepairLog({ repairs, now }: { repairs: Repair[]; now: Date }) {
  if (repairs.length === 0) return null;
  return (
    <details className="group border-b border-line px-4 py-2">
      <summary className="flex min-h-9 items-center justify-between font-medium">
        {i18n.t('repair.log')}
        <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <p className="text-xs text-pretty text-muted">{i18n.t('repair.logWhy')}</p>
      <ul className="mt-1.5 space-y-2 pb-1 text-[0.8125rem]">
        {repairs.map((repair) => (
          <li key={repair.id}>
            <span className="flex flex-wrap justify-between gap-x-3">
              <span className="font-medium">{actionText(repair)}</span>
              <time dateTime={repair.at} className="text-muted">
                {timeText(repair.at, now)}
              </time>
            </span>
            <span className="block text-muted">
              {reasonText(repair.code)}
              {repair.sent === 0 && ` · ${i18n.t('repair.notSent')}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function actionText({ action, leads, fields }: Repair): string {
  if (action !== 'edited') return i18n.t(`repair.did.${action}`, leads);
  return fields?.length ? i18n.t('repair.editedFields', { fields: fieldNames(fields) }) : i18n.t('repair.edited');
}
