import { useState } from 'react';
import { i18n } from '#i18n';
import { PageFrame } from '../../components/ui/page-frame.tsx';
import { useStored } from '../../components/use-stored.ts';
import { Stepper, type WelcomeStep } from '../../components/welcome/stepper.tsx';
import { isCurrent } from '../../utils/consent/gate.ts';
import * as settings from '../../utils/settings.ts';
import { type DueStep, dueStep } from './due-step.ts';
import { Step } from './step.tsx';
import { usePermission } from './use-permission.ts';

const items = {
  crmUrl: settings.crmUrl,
  account: settings.crmAccount,
  consents: settings.consents,
  member: settings.linkedMember,
};
export type Remembered = NonNullable<ReturnType<typeof useStored<typeof items>>>;

/** Steps that can be shown again although they are done: `welcome.html?step=…`. */
const repeatable = ['sign-in', 'consent'] as const;
type Repeatable = (typeof repeatable)[number];

const placeOf: Record<DueStep, WelcomeStep | 'done'> = {
  'sign-in': 'sign-in',
  consent: 'consent',
  refused: 'consent',
  unrecorded: 'consent',
  permission: 'permission',
  link: 'link',
  done: 'done',
};

export function App() {
  const remembered = useStored(items);
  const permission = usePermission();
  const [again, setAgain] = useState(askedStep);

  const ready = remembered && permission.granted;
  const due = remembered && permission.granted ? dueStep({ ...remembered, permitted: permission.granted }) : undefined;
  // Signing in comes before everything, also before a step that is to be shown again.
  const step = due === 'sign-in' ? due : (again ?? due);
  return (
    <PageFrame title={i18n.t('welcome.title')} lead={i18n.t('welcome.tagline')}>
      {ready && step && (
        <>
          <Stepper current={placeOf[step]} />
          <Step
            step={step}
            remembered={remembered}
            askBrowser={() => permission.ask(isCurrent(remembered.consents, 'session-guard'))}
            onRepeat={setAgain}
          />
        </>
      )}
    </PageFrame>
  );
}

function askedStep(): Repeatable | undefined {
  const asked = new URLSearchParams(location.search).get('step');
  return repeatable.find((step) => step === asked);
}
