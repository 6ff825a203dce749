import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestCase } from '../../../contract/data-requests.ts';
import { ask } from '../api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextArea } from '../parts/text-field.tsx';
import { useDay } from '../parts/use-day.ts';

interface CaseProps {
  one: RequestCase;
  onSettled: (one: RequestCase) => void;
}

/** One request: who asks for what, about whom, until when; and the two answers. */
export function Case({ one, onSettled }: CaseProps) {
  const { t } = useTranslation();
  const day = useDay();
  const [failed, setFailed] = useState<string>();
  const decide = async (body: unknown) => {
    const answered = await ask<RequestCase>(`/v1/data-requests/${one.id}/answer`, { method: 'POST', body });
    if ('value' in answered) onSettled(answered.value);
    else setFailed(answered.problem.code);
  };
  const isLate = one.state === 'open' && Date.parse(one.dueAt) < Date.now();
  return (
    <article className="space-y-3 py-5 first:pt-0 last:pb-0">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-medium">{t(`requests.kind.${one.kind}`)}</h3>
        <p className={isLate ? 'font-medium text-danger' : 'text-soft'}>
          {one.settledAt
            ? t(`requests.state.${one.state}`, { date: day(one.settledAt) })
            : t(isLate ? 'requests.late' : 'requests.due', { date: day(one.dueAt) })}
        </p>
      </header>
      <p className="break-words text-soft">
        {t(`requests.cameBy.${one.cameBy}`, { date: day(one.receivedAt) })}
        {one.name || one.email ? ` ${[one.name, one.email].filter(Boolean).join(', ')}` : ''}
      </p>
      {one.message && (
        <blockquote className="whitespace-pre-line break-words border-line border-l-2 pl-3">{one.message}</blockquote>
      )}
      {one.state === 'open' && (
        <>
          <p className="break-words">
            {one.leads.length === 0
              ? t('requests.holdsNobody', { keys: one.identityKeys.join(', ') })
              : t('requests.holds', { count: one.leads.length })}{' '}
            {one.leads.map(({ id, name }) => (
              <a key={id} className="link mr-2" href={`/leads/${id}`}>
                <bdi>{name}</bdi>
              </a>
            ))}
          </p>
          {failed && <Notice code={failed} />}
          <div className="flex flex-col gap-2">
            <AskTwice
              label={t(`requests.grant.${one.kind}`)}
              confirm={t('requests.grantNow')}
              onConfirm={() => decide({ decision: 'grant' })}
            >
              <p className="text-pretty">{t(`requests.grantHint.${one.kind}`)}</p>
              {!one.email && <p className="text-pretty">{t('requests.noMail')}</p>}
            </AskTwice>
            <AskTwice
              label={t('requests.refuse')}
              confirm={t('requests.refuseNow')}
              onConfirm={(form) => decide({ decision: 'refuse', reason: form.get('reason') })}
            >
              <TextArea label={t('requests.reason')} name="reason" required hint={t('requests.reasonHint')} />
            </AskTwice>
          </div>
        </>
      )}
    </article>
  );
}
