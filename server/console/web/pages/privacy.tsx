import { useTranslation } from 'react-i18next';
import type { Operator } from '../../../contract/operator.ts';
import { findPrivacyNotice } from '../../../contract/privacy-notice/find.ts';
import { privacyNoticeDate } from '../../../contract/privacy-notice/notice.ts';
import { Load } from '../parts/load.tsx';
import { OpenPage } from '../parts/open-page.tsx';
import { useDay } from '../parts/use-day.ts';

/** The privacy notice. The text is the program's; who runs the service is asked of it. */
export function PrivacyPage() {
  const { t, i18n } = useTranslation();
  const day = useDay();
  const notice = findPrivacyNotice(i18n.language);
  return (
    <OpenPage title={notice.title}>
      <p className="text-base text-pretty">{notice.intro}</p>
      {notice.sections.map(({ id, title, body }) => (
        <section key={id} id={id} className="mt-8 space-y-3">
          <h2 className="font-semibold text-lg">{title}</h2>
          {body.map((part) =>
            typeof part === 'string' ? (
              <p key={part} className="text-pretty">
                {part}
              </p>
            ) : (
              <ul key={part[0]} className="list-disc space-y-1.5 pl-5">
                {part.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
          )}
        </section>
      ))}
      <section className="mt-8 border-line border-t pt-6">
        <h2 className="font-semibold text-lg">{t('privacy.contact')}</h2>
        <Load<Operator> path="/v1/operator">
          {({ name, contact }) => (
            <p className="mt-3">
              {name && <span className="block">{name}</span>}
              <a className="link" href={`mailto:${contact}`}>
                {contact}
              </a>
            </p>
          )}
        </Load>
        <p className="mt-4">
          <a className="link" href="/data-request">
            {t('privacy.ask')}
          </a>
        </p>
        <p className="mt-4 text-soft">{t('privacy.date', { date: day(privacyNoticeDate) })}</p>
      </section>
    </OpenPage>
  );
}
