import { useTranslation } from 'react-i18next';
import type { SupportThread, SupportThreads } from '../../../contract/support.ts';
import { ask } from '../api.ts';
import { TextArea } from '../parts/text-field.tsx';
import { useDay } from '../parts/use-day.ts';
import { Write } from './write.tsx';

/** One conversation from its beginning, and room for more. */
export function Thread({ thread, onTaken }: { thread: SupportThread; onTaken: (threads: SupportThreads) => void }) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <>
      <ol className="mb-5 space-y-3">
        {thread.messages.map(({ id, byOperator, body, at }) => (
          <li key={id} className={byOperator ? 'border-accent border-l-2 pl-3' : 'border-line border-l-2 pl-3'}>
            <p className="text-soft">{t(byOperator ? 'help.them' : 'help.you', { date: day(at) })}</p>
            <p className="whitespace-pre-line break-words">{body}</p>
          </li>
        ))}
      </ol>
      <Write
        label={t('help.more')}
        onTaken={onTaken}
        send={(form) =>
          ask<SupportThreads>(`/v1/support/${thread.id}`, { method: 'POST', body: Object.fromEntries(form) })
        }
      >
        <TextArea label={t('help.body')} name="body" required />
      </Write>
    </>
  );
}
