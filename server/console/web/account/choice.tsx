import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../../contract/notices.ts';

interface ChoiceProps {
  text: Notice['purposes'][number];
  isGiven: boolean;
  onChange: (isGiven: boolean) => Promise<void>;
}

/** One purpose: what is read, why, how long; ticked by its person and nobody else. */
export function Choice({ text, isGiven, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const [busy, setBusy] = useState(false);
  return (
    <div className="mt-5 flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        aria-describedby={`${id}-text`}
        checked={isGiven}
        disabled={busy}
        onChange={async (event) => {
          setBusy(true);
          await onChange(event.target.checked);
          setBusy(false);
        }}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer font-medium">
          {text.title}
        </label>
        <dl id={`${id}-text`} className="mt-1 space-y-1 text-pretty text-soft">
          {(['reads', 'why', 'howLong', 'withdraw'] as const).map((part) => (
            <div key={part}>
              <dt className="inline">{t(`choices.${part}`)} </dt>
              <dd className="inline">{text[part]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
