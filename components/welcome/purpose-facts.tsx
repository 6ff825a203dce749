import { i18n } from '#i18n';
import type { Notice } from '../../server/contract/notices.ts';

/** Everything that should be known before a purpose is allowed. */
export function PurposeFacts({ purpose }: { purpose: Notice['purposes'][number] }) {
  const facts = [
    [i18n.t('welcome.consent.reads'), purpose.reads],
    [i18n.t('welcome.consent.why'), purpose.why],
    [i18n.t('welcome.consent.howLong'), purpose.howLong],
    [i18n.t('welcome.consent.withdraw'), purpose.withdraw],
  ];
  return (
    <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[9rem_1fr]">
      {facts.map(([term, fact]) => (
        <div key={term} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="text-[0.8125rem] text-muted sm:leading-[1.3rem]">{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
