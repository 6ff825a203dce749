import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsentHistory, chosenAfter, findStanding, madeAt, type Purpose } from '../../../contract/consents.ts';
import type { Notice as ConsentNotice } from '../../../contract/notices.ts';
import { ask } from '../api.ts';
import { allowMeasuring } from '../audience/measure.ts';
import { Load } from '../parts/load.tsx';
import { Notice } from '../parts/notice.tsx';
import { useDay } from '../parts/use-day.ts';
import { Choice } from './choice.tsx';

const NOTICE = 'console-2026-11-25';

interface Shown {
  readonly notice: ConsentNotice;
  readonly hash: string;
}

/** The notice in the reader's language, with the hash of the bytes that came: what is recorded is what was shown. */
async function readNotice(language: string): Promise<Shown | undefined> {
  const response = await fetch(`/v1/notices/${NOTICE}?language=${language}`).catch(() => undefined);
  if (!response?.ok) return undefined;
  return {
    notice: (await response.json()) as ConsentNotice,
    hash: (response.headers.get('etag') ?? '').replace(/^W\/|"/g, ''),
  };
}

/** What the service itself may do, each its own choice; below, what was allowed in the extension. */
export function Choices() {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState<Shown>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    void readNotice(i18n.language).then((read) => (read ? setShown(read) : setFailed('database-unavailable')));
  }, [i18n.language]);
  if (failed) return <Notice code={failed} />;
  if (!shown) return <p className="text-soft">{t('loading')}</p>;
  const { notice, hash } = shown;

  const choose = async (
    purpose: Purpose,
    isGiven: boolean,
    history: ConsentHistory,
    take: (history: ConsentHistory) => void,
  ) => {
    const seen = findStanding(history, purpose);
    const choice = {
      clientRef: crypto.randomUUID(),
      purpose,
      state: isGiven ? 'given' : 'withdrawn',
      noticeId: notice.id,
      noticeHash: hash,
      language: notice.language,
      chosenAt: chosenAfter(seen && madeAt(seen), Date.now()),
    };
    const answered = await ask<ConsentHistory>('/v1/consents', { method: 'POST', body: { choices: [choice] } });
    if ('value' in answered) {
      if (purpose === 'audience-measurement') allowMeasuring(answered.value.current[purpose] === 'given');
      take(answered.value);
    } else setFailed(answered.problem.code);
  };
  return (
    <>
      <p className="text-pretty text-soft">{notice.intro}</p>
      <Load<ConsentHistory> path="/v1/consents">
        {(history, take) => (
          <>
            {notice.purposes.map((text) => (
              <Choice
                key={text.purpose}
                text={text}
                isGiven={history.current[text.purpose] === 'given'}
                onChange={(isGiven) => choose(text.purpose, isGiven, history, take)}
              />
            ))}
            <Elsewhere history={history} own={notice.purposes.map(({ purpose }) => purpose)} />
          </>
        )}
      </Load>
    </>
  );
}

/** Choices that are made in the extension: where they stand, and since when. */
function Elsewhere({ history, own }: { history: ConsentHistory; own: readonly Purpose[] }) {
  const { t } = useTranslation();
  const day = useDay();
  const asked = [...new Set(history.events.map(({ purpose }) => purpose))];
  const others = asked.flatMap((purpose) => (own.includes(purpose) ? [] : (findStanding(history, purpose) ?? [])));
  if (others.length === 0) return null;
  return (
    <div className="mt-5 border-line border-t pt-4">
      <h3 className="font-medium">{t('choices.inExtension')}</h3>
      <ul className="mt-2 space-y-1.5">
        {others.map(({ purpose, state, chosenAt }) => (
          <li key={purpose} className="flex flex-wrap justify-between gap-x-4">
            <span>{t(`choices.purpose.${purpose}`)}</span>
            <span className="text-soft">{t(`choices.state.${state}`, { date: day(chosenAt) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
