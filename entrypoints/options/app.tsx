import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type ConsentEntry, ConsentList } from '../../components/options/consent-list.tsx';
import { CrmAccount } from '../../components/options/crm-account.tsx';
import { Section } from '../../components/options/section.tsx';
import { shownLanguage } from '../../components/text.ts';
import { LinkButton } from '../../components/ui/button.tsx';
import { PageFrame } from '../../components/ui/page-frame.tsx';
import { useStored } from '../../components/use-stored.ts';
import { currentNoticeId, findNotice } from '../../server/contract/notices.ts';
import { send } from '../../utils/messaging/send.ts';
import { type Consents, consents, crmAccount, crmUrl } from '../../utils/settings.ts';

const items = { crmUrl, account: crmAccount, consents };

export function App() {
  const remembered = useStored(items);
  if (!remembered) return null;
  return (
    <PageFrame title={i18n.t('options.title')}>
      <Section title={i18n.t('options.crm')}>
        <CrmAccount
          address={remembered.crmUrl}
          account={remembered.account ?? undefined}
          onAddress={(address) => crmUrl.setValue(address)}
          onSignOut={() => send('signOut')}
        />
      </Section>
      <Section title={i18n.t('options.consents')}>
        <ConsentList entries={consentEntries(remembered.consents)} />
        <p className="text-muted">{i18n.t('options.withdrawHint')}</p>
        <LinkButton kind="secondary" href={browser.runtime.getURL('/welcome.html?step=consent')}>
          {i18n.t('options.change')}
        </LinkButton>
      </Section>
      <Section title={i18n.t('options.language')}>
        <p>{i18n.t('options.languageBody')}</p>
      </Section>
    </PageFrame>
  );
}

function consentEntries(kept: Consents): ConsentEntry[] {
  const language = shownLanguage();
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  return (findNotice(currentNoticeId, language)?.purposes ?? []).map(({ purpose, title }) => {
    const choice = kept[purpose];
    if (!choice) return { title };
    const { state, chosenAt, onService } = choice;
    return { title, choice: { state, date: day.format(new Date(chosenAt)), onService } };
  });
}
