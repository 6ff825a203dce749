import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportThreads } from '../../../contract/support.ts';
import type { Answered } from '../api.ts';
import { Notice } from '../parts/notice.tsx';

interface WriteProps {
  label: string;
  children: ReactNode;
  send: (form: FormData) => Promise<Answered<SupportThreads>>;
  onTaken: (threads: SupportThreads) => void;
}

/** A form that sends words and is empty again when they have arrived. */
export function Write({ label, children, send, onTaken }: WriteProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const [state, setState] = useState<'ready' | 'busy' | 'sent'>('ready');
  return (
    <form
      className="space-y-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        setState('busy');
        const answered = await send(new FormData(form));
        setState('value' in answered ? 'sent' : 'ready');
        setFailed('problem' in answered ? answered.problem.code : undefined);
        if ('value' in answered) {
          form.reset();
          onTaken(answered.value);
        }
      }}
    >
      {failed && <Notice code={failed} />}
      {children}
      <button type="submit" className="button" disabled={state === 'busy'}>
        {label}
      </button>
      <p role="status" className={state === 'sent' ? 'text-soft' : 'sr-only'}>
        {state === 'sent' && t('help.sent')}
      </p>
    </form>
  );
}
