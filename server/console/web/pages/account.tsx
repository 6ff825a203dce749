import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/account.ts';
import { Choices } from '../account/choices.tsx';
import { Export } from '../account/export.tsx';
import { Leaving } from '../account/leaving.tsx';
import { LinkState } from '../account/link-state.tsx';
import { You } from '../account/you.tsx';
import { Measured } from '../audience/measured.tsx';
import { Section } from '../parts/section.tsx';

/** Who one is here, what one has allowed, and one's rights, without asking anybody. */
export function AccountPage({ me }: { me: Me }) {
  const { t } = useTranslation();
  // The browser has looked for it already, before there was anything to find.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <div className="max-w-2xl space-y-4">
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">{t('account.title')}</h1>
      <Section title={t('account.you')}>
        <You me={me} />
      </Section>
      <Section title={t('account.linkedin')}>
        <LinkState />
      </Section>
      <Section title={t('choices.title')}>
        <Choices />
      </Section>
      <Section title={t('measured.title')}>
        <Measured />
      </Section>
      <Section id="export" title={t('export.title')}>
        <Export />
      </Section>
      <Section id="leaving" title={t('leaving.title')}>
        <Leaving me={me} />
      </Section>
    </div>
  );
}
