import { english } from './en.ts';
import { french } from './fr.ts';
import type { PrivacyNotice } from './notice.ts';

export const privacyNotices: readonly PrivacyNotice[] = [english, french];

/** The notice in the language asked for, else in English. */
export const findPrivacyNotice = (language: string): PrivacyNotice =>
  privacyNotices.find((notice) => notice.language === language) ?? english;
