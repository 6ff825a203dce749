import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../i18n.ts';

/** Words that tell a captured person everything that the law asks for, in the language that is wanted; to copy. */
export function Letter({ from }: { from: string }) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState(i18n.language);
  const [isCopied, setCopied] = useState(false);
  const words = i18n.getFixedT(language)('tell.letter', {
    from,
    privacy: `${location.origin}/privacy`,
    ask: `${location.origin}/data-request`,
  });
  const copy = async () => {
    await navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <p className="text-pretty text-soft">{t('tell.wordsHint')}</p>
      <label className="mt-4 block w-fit">
        <span className="mb-1.5 block font-medium">{t('language')}</span>
        <select
          className="field"
          value={language}
          onChange={(event) => {
            setLanguage(event.target.value);
            setCopied(false);
          }}
        >
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p lang={language} className="mt-3 whitespace-pre-line break-words rounded-lg border border-line bg-paper p-4">
        {words}
      </p>
      <button type="button" className="button-quiet mt-3" onClick={copy}>
        {isCopied ? <Check aria-hidden="true" className="size-4" /> : <Copy aria-hidden="true" className="size-4" />}
        {t(isCopied ? 'sponsorship.copiedShort' : 'sponsorship.copy')}
      </button>
    </>
  );
}
