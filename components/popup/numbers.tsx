import { i18n } from '#i18n';
import { shownLanguage } from '../text.ts';

export interface Totals {
  waiting: number;
  refused: number;
  pushed: number;
}

const names = ['waiting', 'pushed', 'refused'] as const;

/** How many people wait, arrived and were refused. A dash until the queue has been asked. */
export function Numbers({ totals }: { totals: Totals | undefined }) {
  const format = new Intl.NumberFormat(shownLanguage());
  return (
    <div role="status" aria-label={i18n.t('popup.numbers')}>
      <dl className="grid grid-cols-3 gap-2 text-center">
        {names.map((name) => (
          <div key={name} className="flex flex-col-reverse rounded-lg border border-line bg-surface px-1 py-2">
            <dt className="text-xs text-muted">{i18n.t(`popup.${name}`)}</dt>
            <dd
              className={`text-xl leading-tight font-semibold tabular-nums ${name === 'refused' && totals?.refused ? 'text-danger' : ''}`}
            >
              {totals ? format.format(totals[name]) : '–'}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
