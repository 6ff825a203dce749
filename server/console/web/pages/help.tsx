import { useTranslation } from 'react-i18next';
import type { SupportThreads } from '../../../contract/support.ts';
import { ask } from '../api.ts';
import { Load } from '../parts/load.tsx';
import { Section } from '../parts/section.tsx';
import { TextArea, TextField } from '../parts/text-field.tsx';
import { Thread } from '../support/thread.tsx';
import { Write } from '../support/write.tsx';

/** Writing to whoever runs the service, and what came back. */
export function HelpPage() {
  const { t } = useTranslation();
  return (
    <div className="max-w-2xl space-y-4">
      <h1 className="mb-2 font-semibold text-2xl tracking-tight">{t('help.title')}</h1>
      <p className="mb-6 text-pretty text-soft">{t('help.lead')}</p>
      <Load<SupportThreads> path="/v1/support">
        {({ threads }, take) => (
          <>
            <Section title={t('help.ask')}>
              <Write
                label={t('help.send')}
                onTaken={take}
                send={(form) => ask<SupportThreads>('/v1/support', { method: 'POST', body: Object.fromEntries(form) })}
              >
                <TextField label={t('help.subject')} name="subject" autoComplete="off" />
                <TextArea label={t('help.body')} name="body" required hint={t('help.bodyHint')} />
              </Write>
            </Section>
            {threads.map((thread) => (
              <Section key={thread.id} title={thread.subject}>
                <Thread thread={thread} onTaken={take} />
              </Section>
            ))}
          </>
        )}
      </Load>
    </div>
  );
}
