import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type PurposeEntry, PurposeList } from '../../components/options/purpose-list.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { shownLanguage, timeText } from '../../components/text.ts';
import { currentNoticeId, findNotice, isOutdated } from '../../server/contract/notices.ts';
import { isGiven } from '../../utils/consent/gate.ts';
import { hasCookiePermission } from '../../utils/consent/session-cookie.ts';
import { send } from '../../utils/messaging/send.ts';
import type { Remembered } from './app.tsx';

/** Every purpose with how it stands, each to be taken back by itself. */
export function Purposes({ remembered }: { remembered: Remembered }) {
  const mayWatch = useCookiePermission();
  const language = shownLanguage();
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const entries = (findNotice(currentNoticeId, language)?.purposes ?? []).map((shown): PurposeEntry => {
    const kept = remembered.consents[shown.purpose];
    if (!kept) return { shown };
    const { state, chosenAt, onService, noticeId } = kept;
    const outdated = isOutdated(shown.purpose, noticeId);
    const choice = { state, date: day.format(new Date(chosenAt)), onService, outdated };
    if (shown.purpose !== 'session-guard' || !isGiven(remembered.consents, 'session-guard')) return { shown, choice };
    return { shown, choice, now: sessionText(remembered, mayWatch) };
  });
  return (
    <>
      {remembered.sessionBreak && (
        <SessionNotice why={remembered.sessionBreak.why} onAccept={() => void send('acceptSession')} />
      )}
      <PurposeList
        entries={entries}
        choicesPage={browser.runtime.getURL('/welcome.html?step=consent')}
        onTakeBack={(purpose) => send('recordConsents', { choices: [{ purpose, state: 'withdrawn' }], language })}
      />
      <p className="text-muted">{i18n.t('options.withdrawHint')}</p>
    </>
  );
}

function sessionText({ sessionMark, sessionBreak }: Remembered, mayWatch: boolean): string {
  if (!mayWatch) return i18n.t('options.session.notYet');
  if (sessionBreak) return i18n.t(`options.session.${sessionBreak.why}`);
  if (!sessionMark) return i18n.t('options.session.none');
  return i18n.t('options.session.known', { time: timeText(sessionMark.at, new Date()) });
}

function useCookiePermission(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    const look = () => void hasCookiePermission().then(setHas);
    look();
    const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
    for (const event of events) event.addListener(look);
    return () => {
      for (const event of events) event.removeListener(look);
    };
  }, []);
  return has;
}
