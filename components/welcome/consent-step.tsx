import { useState } from 'react';
import { i18n } from '#i18n';
import type { Purpose } from '../../server/contract/consents.ts';
import type { Notice } from '../../server/contract/notices.ts';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { PurposeChoice } from './purpose-choice.tsx';
import { StepCard } from './step-card.tsx';

export type Choice = { purpose: Purpose; state: 'given' | 'refused' };

export interface ConsentStepProps {
  notice: Notice;
  /** what the user has allowed before and has not taken back; empty the first time: nothing is ticked for anybody */
  allowed?: readonly Purpose[];
  /** titles of what was allowed here and taken back elsewhere since */
  takenBack?: readonly string[];
  onChoose: (choices: Choice[]) => Promise<Reply<object>>;
}

/** What follows where a purpose is not allowed; purposes without an entry can do without. */
const needs = (): Partial<Record<Purpose, string>> => ({
  'linkedin-identity': i18n.t('welcome.consent.need.linkedin_identity'),
  capture: i18n.t('welcome.consent.need.capture'),
  'push-to-crm': i18n.t('welcome.consent.need.push_to_crm'),
  'session-guard': i18n.t('welcome.consent.need.session_guard'),
});

/** Step 2: every purpose its own choice. Ticked is what the user has ticked, and nothing else. */
export function ConsentStep({ notice, allowed: before = [], takenBack = [], onChoose }: ConsentStepProps) {
  const [given, setGiven] = useState<ReadonlySet<Purpose>>(new Set(before));
  const [sending, setSending] = useState<'choices' | 'refusal'>();
  const [failure, setFailure] = useState<FailureCode>();
  const need = needs();

  const change = (purpose: Purpose, allowed: boolean) => {
    const next = new Set(given);
    if (allowed) next.add(purpose);
    else next.delete(purpose);
    setGiven(next);
  };
  const choose = async (what: 'choices' | 'refusal') => {
    setSending(what);
    const allowed = what === 'choices' ? given : new Set<Purpose>();
    const reply = await onChoose(
      notice.purposes.map(({ purpose }) => ({ purpose, state: allowed.has(purpose) ? 'given' : 'refused' })),
    );
    setFailure(reply.ok ? undefined : reply.code);
    setSending(undefined);
  };

  return (
    <StepCard title={notice.title}>
      <p>{notice.intro}</p>
      <Callout tone="warn" title={notice.agreement.title}>
        <p>{notice.agreement.body}</p>
      </Callout>
      {takenBack.length > 0 && (
        <Callout tone="warn">
          <p>{i18n.t('welcome.consent.takenBack', { titles: takenBack.join(', ') })}</p>
        </Callout>
      )}
      <fieldset className="space-y-3">
        <legend className="mb-2 font-semibold">{i18n.t('welcome.consent.choices')}</legend>
        {notice.purposes.map((purpose) => (
          <PurposeChoice
            key={purpose.purpose}
            purpose={purpose}
            need={need[purpose.purpose]}
            given={given.has(purpose.purpose)}
            onChange={(allowed) => change(purpose.purpose, allowed)}
          />
        ))}
      </fieldset>
      <p>{i18n.t('welcome.consent.needed')}</p>
      {failure && (
        <Callout tone="danger" title={i18n.t('welcome.consent.failedTitle')} role="alert">
          <p>{failureText(failure)}</p>
        </Callout>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          kind="primary"
          busy={sending === 'choices'}
          disabled={sending !== undefined}
          onClick={() => choose('choices')}
        >
          {sending === 'choices' ? i18n.t('welcome.consent.recording') : i18n.t('welcome.consent.continue')}
        </Button>
        <Button busy={sending === 'refusal'} disabled={sending !== undefined} onClick={() => choose('refusal')}>
          {sending === 'refusal' ? i18n.t('welcome.consent.recording') : i18n.t('welcome.consent.refuseAll')}
        </Button>
      </div>
    </StepCard>
  );
}
