import { useTranslation } from 'react-i18next';

/** On every page: what is done with data, and where somebody who was captured asks. */
export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="mx-auto flex max-w-6xl flex-wrap gap-x-6 gap-y-2 px-4 py-6 text-soft sm:px-6">
      <a className="underline-offset-4 hover:text-ink hover:underline" href="/privacy">
        {t('privacy.title')}
      </a>
      <a className="underline-offset-4 hover:text-ink hover:underline" href="/data-request">
        {t('dataRequest.title')}
      </a>
      <a className="underline-offset-4 hover:text-ink hover:underline" href="/help">
        {t('help.title')}
      </a>
    </footer>
  );
}
