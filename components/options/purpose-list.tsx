import { Ban, Check, Circle } from 'lucide-react';
import { i18n } from '#i18n';
import type { ConsentState, Purpose } from '../../server/contract/consents.ts';
import type { Notice } from '../../server/contract/notices.ts';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { LinkButton } from '../ui/button.tsx';
import { PurposeFacts } from '../welcome/purpose-facts.tsx';
import { TakeBack } from './take-back.tsx';

export interface PurposeEntry {
  shown: Notice['purposes'][number];
  /** absent where the user was not asked yet */
  choice?: { state: ConsentState; date: string; onService: boolean; outdated: boolean };
  /** how it stands with it now, where there is something to say */
  now?: string;
}

export interface PurposeListProps {
  entries: PurposeEntry[];
  /** where a purpose can be allowed, with everything that should be read before */
  choicesPage: string;
  onTakeBack: (purpose: Purpose) => Promise<Reply<object>>;
}

const Icon = ({ state }: { state?: ConsentState }) => {
  if (state === 'given') return <Check aria-hidden className="mt-1 size-4 shrink-0 text-good" />;
  if (state === undefined) return <Circle aria-hidden className="mt-1 size-4 shrink-0 text-muted" />;
  return <Ban aria-hidden className="mt-1 size-4 shrink-0 text-warn" />;
};

/** Every purpose: what it covers, whether it is allowed and since when, and how to take it back by itself. */
export function PurposeList({ entries, choicesPage, onTakeBack }: PurposeListProps) {
  return (
    <ul className="divide-y divide-line">
      {entries.map(({ shown, choice, now }) => (
        <li key={shown.purpose} className="flex gap-3 py-3">
          <Icon state={choice?.state} />
          <div className="min-w-0 flex-1 space-y-2">
            <div>
              <h3 className="font-medium">{shown.title}</h3>
              <p className="text-[0.8125rem] text-muted">
                {choice ? i18n.t(`options.${choice.state}`, { date: choice.date }) : i18n.t('options.never')}{' '}
                {choice && !choice.onService && i18n.t('options.notOnService')}
              </p>
              {choice?.state === 'given' && choice.outdated && <p>{i18n.t('options.outdated')}</p>}
              {now && <p className="text-[0.8125rem]">{now}</p>}
            </div>
            <details>
              <summary className="w-fit text-[0.8125rem] text-accent">{i18n.t('options.covers')}</summary>
              <div className="pt-2">
                <PurposeFacts purpose={shown} />
              </div>
            </details>
            {choice?.state === 'given' && !choice.outdated ? (
              <TakeBack purpose={shown.purpose} title={shown.title} onTakeBack={() => onTakeBack(shown.purpose)} />
            ) : (
              <LinkButton
                kind="secondary"
                href={choicesPage}
                aria-label={i18n.t('options.lookAt', { title: shown.title })}
              >
                {i18n.t('options.look')}
              </LinkButton>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
