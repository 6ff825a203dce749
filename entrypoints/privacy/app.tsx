import { ExternalLink } from 'lucide-react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Section } from '../../components/options/section.tsx';
import { Notice } from '../../components/privacy/notice.tsx';
import { LinkButton } from '../../components/ui/button.tsx';
import { PageFrame } from '../../components/ui/page-frame.tsx';
import { useStored } from '../../components/use-stored.ts';
import { findPrivacyNotice } from '../../server/contract/privacy-notice/find.ts';
import { privacyNoticeDate } from '../../server/contract/privacy-notice/notice.ts';
import * as settings from '../../utils/settings.ts';

const items = { crmUrl: settings.crmUrl };

/** The privacy notice as it is in the package: it asks nobody. Who runs the CRM only the CRM's own copy can say. */
export function App() {
  const remembered = useStored(items);
  if (!remembered) return null;
  const language = browser.i18n.getUILanguage().slice(0, 2);
  const notice = findPrivacyNotice(language);
  const day = new Intl.DateTimeFormat(notice.language, { dateStyle: 'long' }).format(new Date(privacyNoticeDate));
  return (
    <PageFrame title={notice.title} lead={i18n.t('privacy.asOf', { day })} linksNotice={false}>
      <Notice intro={notice.intro} sections={notice.sections} />
      <Section title={i18n.t('privacy.who')}>
        <p className="text-pretty">{i18n.t('privacy.whoBody')}</p>
        <LinkButton kind="secondary" icon={<ExternalLink aria-hidden />} href={`${remembered.crmUrl}/privacy`}>
          {i18n.t('privacy.openCrm')}
        </LinkButton>
      </Section>
    </PageFrame>
  );
}
