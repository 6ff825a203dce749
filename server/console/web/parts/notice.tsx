import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What went wrong and what to do next, said in the reader's language by the problem's code. */
export function Notice({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <p role="alert" className="flex items-start gap-2 rounded-lg border border-danger px-3 py-2.5 text-danger">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{t([`problems.${code}`, 'problems.other'])}</span>
    </p>
  );
}
