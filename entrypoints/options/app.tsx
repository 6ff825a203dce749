import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CrmAccount } from '../../components/options/crm-account.tsx';
import { Section } from '../../components/options/section.tsx';
import { LinkButton } from '../../components/ui/button.tsx';
import { PageFrame } from '../../components/ui/page-frame.tsx';
import { useStored } from '../../components/use-stored.ts';
import { send } from '../../utils/messaging/send.ts';
import * as settings from '../../utils/settings.ts';
import { Purposes } from './purposes.tsx';
import { Rights } from './rights.tsx';

const items = {
  crmUrl: settings.crmUrl,
  account: settings.crmAccount,
  consents: settings.consents,
  sessionMark: settings.sessionMark,
  sessionBreak: settings.sessionBreak,
};
export type Remembered = NonNullable<ReturnType<typeof useStored<typeof items>>>;

export function App() {
  const remembered = useStored(items);
  if (!remembered) return null;
  const account = remembered.account ?? undefined;
  return (
    <PageFrame title={i18n.t('options.title')}>
      <Section title={i18n.t('options.crm')}>
        <CrmAccount
          address={remembered.crmUrl}
          account={account}
          onAddress={(address) => settings.crmUrl.setValue(address)}
          onSignOut={() => send('signOut')}
        />
      </Section>
      <Section title={i18n.t('options.consents')}>
        {account ? (
          <Purposes remembered={remembered} />
        ) : (
          <>
            <p>{i18n.t('options.nothingAllowed')}</p>
            <LinkButton kind="secondary" href={browser.runtime.getURL('/welcome.html')}>
              {i18n.t('common.setUp')}
            </LinkButton>
          </>
        )}
      </Section>
      <Section title={i18n.t('options.rights')}>
        <Rights crmUrl={remembered.crmUrl} signedIn={account !== undefined} />
      </Section>
      <Section title={i18n.t('options.language')}>
        <p>{i18n.t('options.languageBody')}</p>
      </Section>
    </PageFrame>
  );
}
