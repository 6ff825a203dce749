import { useId } from 'react';
import { i18n } from '#i18n';
import type { Notice } from '../../server/contract/notices.ts';
import { PurposeFacts } from './purpose-facts.tsx';

export interface PurposeChoiceProps {
  purpose: Notice['purposes'][number];
  /** what follows where this is not allowed */
  need?: string;
  given: boolean;
  onChange: (given: boolean) => void;
}

/** One purpose: the box, and everything that should be known before it is ticked. */
export function PurposeChoice({ purpose, need, given, onChange }: PurposeChoiceProps) {
  const id = useId();
  return (
    <div className="rounded-lg border border-edge transition-colors has-checked:border-accent has-checked:ring-1 has-checked:ring-accent">
      <label htmlFor={id} className="flex items-start gap-3 px-4 pt-3.5 pb-2">
        <input
          id={id}
          type="checkbox"
          name={purpose.purpose}
          checked={given}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={`${id}-facts`}
          className="mt-0.5 size-[1.125rem] shrink-0"
        />
        <span className="font-semibold">{i18n.t('welcome.consent.allow', { title: purpose.title })}</span>
      </label>
      <div id={`${id}-facts`} className="px-4 pb-3.5 sm:ps-[2.875rem]">
        <PurposeFacts purpose={purpose} />
        {need && <p className="mt-2 text-[0.8125rem] font-medium text-muted">{need}</p>}
      </div>
    </div>
  );
}
