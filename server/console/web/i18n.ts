import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './locales/en.json';
import fr from './locales/fr.json';

export const languages = { en: 'English', fr: 'Français' } as const;
export type Language = keyof typeof languages;

const isLanguage = (value: string | null): value is Language => value !== null && Object.hasOwn(languages, value);

const chosen = localStorage.getItem('language');
const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});

await i18next.use(initReactI18next).init({
  resources: { en: { translation: en }, fr: { translation: fr } },
  lng: isLanguage(chosen) ? chosen : (spoken ?? 'en'),
  fallbackLng: 'en',
  interpolation: { escapeValue: false }, // React escapes
});

export function setLanguage(language: string): void {
  if (!isLanguage(language)) return;
  localStorage.setItem('language', language);
  void i18next.changeLanguage(language);
}
