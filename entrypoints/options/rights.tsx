import { Download, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { saveFile } from '../../components/save-file.ts';
import { failureText } from '../../components/text.ts';
import { Button, LinkButton } from '../../components/ui/button.tsx';
import { usePending } from '../../components/use-pending.ts';
import { consentReceipt } from '../../utils/consent/receipt.ts';
import { readConsents } from '../../utils/crm/calls.ts';
import { openConnection } from '../../utils/crm/connection.ts';
import { toFailureCode } from '../../utils/crm/failure-code.ts';

/** What the CRM does itself for whoever has an account there. */
const inCrm = [
  { path: '/account', text: () => i18n.t('options.correct') },
  { path: '/account#export', text: () => i18n.t('options.export') },
  { path: '/account#leaving', text: () => i18n.t('options.delete') },
];

/** What the user may ask for, and where. */
export function Rights({ crmUrl, signedIn }: { crmUrl: string; signedIn: boolean }) {
  const [connection] = useState(openConnection);
  const [failure, setFailure] = useState<string>();
  const [pending, save] = usePending(async () => {
    const answer = await readConsents(connection.call);
    setFailure(answer.ok ? undefined : failureText(toFailureCode(answer.failure)));
    if (!answer.ok) return;
    const now = new Date();
    saveFile(`leadferry-consents-${now.toISOString().slice(0, 10)}.json`, consentReceipt(answer.value, now));
  });
  return (
    <>
      <p>{i18n.t('options.rightsBody')}</p>
      {failure && <p role="alert">{failure}</p>}
      <div className="flex flex-wrap gap-3">
        {signedIn && (
          <Button icon={<Download aria-hidden />} busy={pending} onClick={() => save()}>
            {i18n.t('options.saveConsents')}
          </Button>
        )}
        {signedIn &&
          inCrm.map(({ path, text }) => (
            <LinkButton key={path} kind="secondary" icon={<ExternalLink aria-hidden />} href={crmUrl + path}>
              {text()}
            </LinkButton>
          ))}
        <LinkButton kind="secondary" icon={<ExternalLink aria-hidden />} href={`${crmUrl}/data-request`}>
          {i18n.t('options.dataRequest')}
        </LinkButton>
      </div>
    </>
  );
}
