import { i18n } from '#i18n';
import type { FailureCode } from '../utils/messaging/protocol.ts';

type Underscored<C extends string> = C extends `${infer Head}-${infer Tail}` ? `${Head}_${Underscored<Tail>}` : C;

/** A code as part of a message's name: the browser allows no hyphen there. */
export const underscored = <C extends string>(code: C) => code.replaceAll('-', '_') as Underscored<C>;

/** What happened and what to do, in the user's language. */
export const failureText = (code: FailureCode): string => i18n.t(`failure.${underscored(code)}`);

const reasons = [
  'lead-invalid',
  'lead-conflict',
  'consent-missing',
  'daily-cap-reached',
  'identity-mismatch',
  'forbidden',
  'internal',
] as const;

const advised = ['lead-invalid', 'lead-conflict', 'forbidden'] as const;

/** Why the CRM refused a person. A code that this version does not know is shown as it is. */
export function reasonText(code: string): string {
  const known = reasons.find((reason) => reason === code);
  return known ? i18n.t(`reason.${underscored(known)}`) : i18n.t('reason.other', { code });
}

/** What to do about people who were refused for this reason. */
export function adviceText(code: string): string {
  const known = advised.find((reason) => reason === code);
  return i18n.t(known ? `advice.${underscored(known)}` : 'advice.other');
}

/** The language that the texts are shown in: the texts say it themselves, so that dates and notices never speak another. */
export const shownLanguage = (): 'en' | 'fr' => (i18n.t('language') === 'fr' ? 'fr' : 'en');

const sameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();

/** A time as short as it can be said: the hour today, the date and the hour otherwise. */
export function timeText(iso: string, now: Date): string {
  const language = shownLanguage();
  const time = new Date(iso);
  const hour = { hour: '2-digit', minute: '2-digit' } as const;
  if (sameDay(time, now)) return new Intl.DateTimeFormat(language, hour).format(time);
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...hour }).format(time);
}
