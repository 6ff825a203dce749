import { ChevronDown } from 'lucide-react';
import { i18n } from '#i18n';
import { reasonText } from '../text.ts';

export interface Refusal {
  name: string;
  code: string;
  detail?: string;
}

/** The last people that the CRM refused, each with the reason, folded away until asked for. */
export function Refusals({ recent, total }: { recent: Refusal[]; total: number }) {
  if (recent.length === 0) return null;
  return (
    <details className="group rounded-lg bg-danger-soft px-3.5 py-2">
      <summary className="flex items-center justify-between font-medium">
        {i18n.t('popup.refusedTitle')}
        <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="mt-1.5 space-y-1.5 pb-1 text-[0.8125rem]">
        {recent.map((refusal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name, and the list is never reordered
          <li key={index} className="wrap-break-word">
            <span className="font-semibold">{refusal.name}</span>
            <span className="block">{reasonText(refusal.code)}</span>
            {refusal.detail && <span className="block text-muted">{refusal.detail}</span>}
          </li>
        ))}
        {total > recent.length && <li className="text-muted">{i18n.t('popup.refusedMore', total - recent.length)}</li>}
      </ul>
      <p className="pb-1 text-[0.8125rem] text-pretty">{i18n.t('popup.refusedWhere')}</p>
    </details>
  );
}
