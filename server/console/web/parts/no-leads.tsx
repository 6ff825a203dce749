import { SearchX, Ship } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Nobody yet: how the first ones come here. */
export function NoLeads() {
  const { t } = useTranslation();
  return (
    <div className="panel px-6 py-12 text-center">
      <Ship aria-hidden="true" className="mx-auto size-10 text-accent" />
      <h2 className="mt-4 font-semibold text-base">{t('leads.none.title')}</h2>
      <ol className="mx-auto mt-4 max-w-md list-decimal space-y-2 pl-5 text-left text-soft">
        {(['install', 'open', 'queue', 'push'] as const).map((step) => (
          <li key={step}>{t(`leads.none.${step}`)}</li>
        ))}
      </ol>
    </div>
  );
}

export function NoMatches({ words, onClear }: { words: string; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="panel px-6 py-12 text-center">
      <SearchX aria-hidden="true" className="mx-auto size-8 text-soft" />
      <h2 className="mt-4 break-words font-semibold text-base">{t('leads.noMatch.title', { words })}</h2>
      <p className="mt-2 text-soft">{t('leads.noMatch.hint')}</p>
      <button type="button" className="button-quiet mt-5" onClick={onClear}>
        {t('leads.noMatch.clear')}
      </button>
    </div>
  );
}
