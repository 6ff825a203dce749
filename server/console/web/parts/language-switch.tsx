import { useTranslation } from 'react-i18next';
import { languages, setLanguage } from '../i18n.ts';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <select
      aria-label={t('language')}
      className="cursor-pointer rounded-lg border border-line bg-card px-2 py-1.5"
      value={i18n.language}
      onChange={(event) => setLanguage(event.target.value)}
    >
      {Object.entries(languages).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
