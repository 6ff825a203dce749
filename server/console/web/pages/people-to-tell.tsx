import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/account.ts';
import { type PeopleToTell, tellingWays } from '../../../contract/told.ts';
import { ask } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { Section } from '../parts/section.tsx';
import { RequestTabs } from '../requests/tabs.tsx';
import { Letter } from '../told/letter.tsx';
import { PersonRow } from '../told/person-row.tsx';

/** Captured people who are due a notice: until when, in which language; marked when it is done. */
export function PeopleToTellPage({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [list, setList] = useState<PeopleToTell>();
  const [failed, setFailed] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');

  const load = async (cursor?: string) => {
    const answered = await ask<PeopleToTell>(
      `/v1/people-to-tell${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    if ('problem' in answered) return setFailed(answered.problem.code);
    const { value } = answered;
    setList((before) => (cursor && before ? { ...value, people: [...before.people, ...value.people] } : value));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void load(), []);

  const mark = async (how: string) => {
    const answered = await ask<{ changed: number }>('/v1/people-to-tell/told', {
      method: 'POST',
      body: { ids: [...chosen], how },
    });
    if ('problem' in answered) return setFailed(answered.problem.code);
    setSaid(t('tell.marked', { count: answered.value.changed }));
    setChosen(new Set());
    await load();
  };
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((other) => other !== id)));

  return (
    <div className="max-w-3xl space-y-4">
      <h1 className="mb-2 font-semibold text-2xl tracking-tight">{t('tell.title')}</h1>
      <p className="mb-6 max-w-prose text-pretty text-soft">{t('tell.lead')}</p>
      <RequestTabs here="/people-to-tell" />
      {failed && <Notice code={failed} />}
      {!list && !failed && <p className="text-soft">{t('loading')}</p>}
      {list && (
        <Section title={t('tell.waiting', { count: list.waiting })}>
          {list.late > 0 && <p className="mb-3 font-medium text-danger">{t('tell.late', { count: list.late })}</p>}
          <p role="status" className={said ? 'mb-3' : 'sr-only'}>
            {said}
          </p>
          {list.people.length === 0 ? (
            <p className="text-soft">{t('tell.nobody')}</p>
          ) : (
            <>
              <ul className="divide-y divide-line">
                {list.people.map((person) => (
                  <PersonRow
                    key={person.id}
                    person={person}
                    isChosen={chosen.has(person.id)}
                    onChoose={(isChosen) => choose(person.id, isChosen)}
                  />
                ))}
              </ul>
              <form
                className="mt-4 flex flex-wrap items-end gap-2"
                onSubmit={(event) => {
                  event.preventDefault();
                  void mark(String(new FormData(event.currentTarget).get('how')));
                }}
              >
                <label>
                  <span className="mb-1.5 block font-medium">{t('tell.how')}</span>
                  <select name="how" className="field">
                    {tellingWays.map((way) => (
                      <option key={way} value={way}>
                        {t(`tell.way.${way}`)}
                      </option>
                    ))}
                  </select>
                </label>
                <button type="submit" className="button" disabled={chosen.size === 0}>
                  {t('tell.mark', { count: chosen.size })}
                </button>
                {list.nextCursor && (
                  <button type="button" className="button-quiet" onClick={() => load(list.nextCursor)}>
                    {t('leads.more')}
                  </button>
                )}
                <a className="button-quiet" href="/v1/people-to-tell/export" download>
                  <Download aria-hidden="true" className="size-4" />
                  {t('tell.export')}
                </a>
              </form>
            </>
          )}
        </Section>
      )}
      <Section title={t('tell.words')}>
        <Letter from={me.account.name} />
      </Section>
    </div>
  );
}
