import { shownLanguage } from '../../components/text.ts';
import { ConsentStep } from '../../components/welcome/consent-step.tsx';
import { PermissionStep } from '../../components/welcome/permission-step.tsx';
import { RefusedStep } from '../../components/welcome/refused-step.tsx';
import { SignInStep } from '../../components/welcome/sign-in-step.tsx';
import { UnrecordedStep } from '../../components/welcome/unrecorded-step.tsx';
import { purposes } from '../../server/contract/consents.ts';
import { currentNoticeId, findNotice, type Notice } from '../../server/contract/notices.ts';
import { isCurrent } from '../../utils/consent/gate.ts';
import { signIn } from '../../utils/crm/sign-in.ts';
import type { MessageData, Reply } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';
import * as settings from '../../utils/settings.ts';
import type { Remembered } from './app.tsx';
import { type DueStep, neededIn } from './due-step.ts';
import { Done, Link } from './linkedin-steps.tsx';

export interface StepProps {
  step: DueStep;
  remembered: Remembered;
  askBrowser: () => Promise<Reply<{ granted: boolean }>>;
  /** shows a step that is done once more, or stops doing so */
  onRepeat: (step: 'sign-in' | 'consent' | undefined) => void;
}

function shownNotice(): Notice {
  const notice = findNotice(currentNoticeId, shownLanguage());
  if (!notice) throw new Error(`no notice ${currentNoticeId}`);
  return notice;
}

/** One step of the set-up, wired to the worker and the browser. */
export function Step({ step, remembered, askBrowser, onRepeat }: StepProps) {
  const { crmUrl, account, consents } = remembered;

  const signInHere = async () => {
    const reply = await signIn();
    if (!reply.ok) return reply;
    onRepeat(undefined);
    await send('pushNow'); // what waited for the sign-in goes out now
    return reply;
  };
  const record = async (choices: MessageData<'recordConsents'>['choices']) => {
    const reply = await send('recordConsents', { choices, language: shownLanguage() });
    const ended = reply.ok ? reply.why === 'signed-out-of-crm' : reply.code === 'signed-out-of-crm';
    if (ended)
      onRepeat('sign-in'); // only a new sign-in helps
    else if (reply.ok) onRepeat(undefined);
    return reply;
  };
  const recordAgain = () =>
    record(
      shownNotice().purposes.flatMap(({ purpose }) => {
        const kept = consents[purpose];
        return kept && !kept.onService ? [{ purpose, state: kept.state }] : [];
      }),
    );

  switch (step) {
    case 'sign-in':
      return (
        <SignInStep
          address={crmUrl}
          onAddress={account ? undefined : (address) => settings.crmUrl.setValue(address)}
          onSignIn={signInHere}
        />
      );
    case 'consent':
      return (
        <ConsentStep
          notice={shownNotice()}
          allowed={purposes.filter((purpose) => isCurrent(consents, purpose))}
          takenBack={shownNotice().purposes.flatMap(({ purpose, title }) =>
            consents[purpose]?.elsewhere ? [title] : [],
          )}
          onChoose={record}
        />
      );
    case 'refused': {
      const refused = new Set(neededIn(consents, 'refused'));
      return (
        <RefusedStep
          refused={shownNotice().purposes.flatMap(({ purpose, title }) => (refused.has(purpose) ? [title] : []))}
          crmPage={`${crmUrl}/leads`}
          onChange={() => onRepeat('consent')}
        />
      );
    }
    case 'unrecorded':
      return <UnrecordedStep onRetry={recordAgain} />;
    case 'permission':
      return <PermissionStep onAsk={askBrowser} />;
    case 'link':
      return <Link />;
    case 'done':
      return <Done member={remembered.member?.name} account={account?.accountName ?? ''} />;
  }
}
