import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const formats = ['xlsx', 'csv', 'vcf', 'json'] as const;

/** The leads that match the words, as a file. A link each, so that the browser saves while the service still writes. */
export function ExportMenu({ words }: { words: string }) {
  const { t } = useTranslation();
  const address = (format: string) =>
    `/v1/leads/export?${new URLSearchParams({ format, ...(words.trim() && { q: words }) })}`;
  return (
    <details className="relative">
      <summary className="button-quiet cursor-pointer list-none">
        <Download aria-hidden="true" className="size-4" />
        {t('leads.export.title')}
      </summary>
      <ul className="panel absolute right-0 z-10 mt-1 w-64 p-2">
        {formats.map((format) => (
          <li key={format}>
            <a href={address(format)} download className="block rounded-lg px-3 py-2 hover:bg-paper">
              {t(`leads.export.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
