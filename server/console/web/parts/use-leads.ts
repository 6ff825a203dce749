import { useEffect, useState } from 'react';
import type { LeadList, LeadRecord } from '../../../contract/records.ts';
import { type Answered, ask } from '../api.ts';

const PAUSE_MS = 180; // between the last key and the question, so that a word is asked once

const askFor = (words: string, cursor?: string, signal?: AbortSignal): Promise<Answered<LeadList>> => {
  const query = new URLSearchParams({ limit: '50', ...(words.trim() && { q: words }), ...(cursor && { cursor }) });
  return ask<LeadList>(`/v1/leads?${query}`, signal ? { signal } : {});
};

/** The leads that match the words, newest first. `showMore` is there while there are more. */
export function useLeads(words: string) {
  const [leads, setLeads] = useState<LeadRecord[]>();
  const [cursor, setCursor] = useState<string>();
  const [failed, setFailed] = useState<string>();

  useEffect(() => {
    const question = new AbortController();
    const timer = setTimeout(
      async () => {
        // Undefined where the words have changed since: the newer question shows its own answer.
        const answered = await askFor(words, undefined, question.signal).catch(() => undefined);
        if (!answered) return;
        setFailed('problem' in answered ? answered.problem.code : undefined);
        if ('problem' in answered) return;
        setLeads(answered.value.leads);
        setCursor(answered.value.nextCursor);
      },
      words === '' ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      question.abort();
    };
  }, [words]);

  const showMore = async () => {
    const answered = await askFor(words, cursor);
    if ('problem' in answered) return setFailed(answered.problem.code);
    setLeads((shown = []) => [...shown, ...answered.value.leads]);
    setCursor(answered.value.nextCursor);
  };
  return { leads, failed, showMore: cursor === undefined ? undefined : showMore };
}
