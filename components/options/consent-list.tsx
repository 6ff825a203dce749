import { Ban, Check, Circle } from 'lucide-react';
import { i18n } from '#i18n';
import type { ConsentState } from '../../server/contract/consents.ts';

export interface ConsentEntry {
  title: string;
  /** absent where the user was not asked yet */
  choice?: { state: ConsentState; date: string; onService: boolean };
}

const Icon = ({ state }: { state?: ConsentState }) => {
  if (state === 'given') return <Check aria-hidden className="mt-1 size-4 shrink-0 text-good" />;
  if (state === undefined) return <Circle aria-hidden className="mt-1 size-4 shrink-0 text-muted" />;
  return <Ban aria-hidden className="mt-1 size-4 shrink-0 text-warn" />;
};

/** What was allowed, refused or taken back, and when. */
export function ConsentList({ entries }: { entries: ConsentEntry[] }) {
  return (
    <ul className="divide-y divide-line">
      {entries.map(({ title, choice }) => (
        <li key={title} className="flex gap-3 py-2.5">
          <Icon state={choice?.state} />
          <div>
            <p className="font-medium">{title}</p>
            <p className="text-[0.8125rem] text-muted">
              {choice ? i18n.t(`options.${choice.state}`, { date: choice.date }) : i18n.t('options.never')}{' '}
              {choice && !choice.onService && i18n.t('options.notOnService')}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
