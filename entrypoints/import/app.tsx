import { toast } from 'sonner';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { ByHand } from '../../components/import/by-hand.tsx';
import { Section } from '../../components/options/section.tsx';
import { failureText } from '../../components/text.ts';
import { LinkButton } from '../../components/ui/button.tsx';
import { Callout } from '../../components/ui/callout.tsx';
import { PageFrame } from '../../components/ui/page-frame.tsx';
import { Toasts } from '../../components/ui/toasts.tsx';
import { useStored } from '../../components/use-stored.ts';
import { isGiven } from '../../utils/consent/gate.ts';
import { consents, crmAccount, paused } from '../../utils/settings.ts';
import { addByHand } from './add-by-hand.ts';
import { ImportFile } from './import-file.tsx';

const items = { account: crmAccount, consents, paused };

export function App() {
  const remembered = useStored(items);
  if (!remembered) return null;
  const mayImport = remembered.account !== null && isGiven(remembered.consents, 'push-to-crm');
  return (
    <PageFrame title={i18n.t('import.title')} lead={i18n.t('import.lead')}>
      {!mayImport && (
        <Callout tone="warn" title={i18n.t('import.notAllowed')}>
          <LinkButton kind="secondary" href={browser.runtime.getURL('/welcome.html')}>
            {i18n.t('common.setUp')}
          </LinkButton>
        </Callout>
      )}
      {mayImport && remembered.paused && (
        <Callout tone="warn">
          <p>{failureText('paused')}</p>
        </Callout>
      )}
      {mayImport && (
        <>
          <Section title={i18n.t('import.fromFile')}>
            <ImportFile />
          </Section>
          <Section title={i18n.t('import.byHand.title')}>
            <ByHand
              onAdd={async (fields) => {
                const outcome = await addByHand(fields);
                if ('fault' in outcome) return outcome.fault;
                toast.success(i18n.t(outcome.isNew ? 'import.byHand.added' : 'import.byHand.known'));
              }}
            />
          </Section>
        </>
      )}
      <Toasts />
    </PageFrame>
  );
}
