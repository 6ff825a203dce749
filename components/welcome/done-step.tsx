import { PanelRightOpen, Search } from 'lucide-react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { StepCard } from './step-card.tsx';

export interface DoneStepProps {
  member?: string;
  account: string;
  onOpenPanel: () => void;
  onOpenSearch: () => void;
}

/** All set: what is linked, and where the work begins. */
export function DoneStep({ member, account, onOpenPanel, onOpenSearch }: DoneStepProps) {
  return (
    <StepCard title={i18n.t('welcome.done.title')}>
      <Callout tone="good">
        <p>{i18n.t('welcome.done.body', { member: member ?? i18n.t('popup.namelessMember'), account })}</p>
      </Callout>
      <div>
        <h3 className="font-semibold">{i18n.t('welcome.done.next')}</h3>
        <ol className="mt-2 list-decimal space-y-1.5 ps-5">
          <li>{i18n.t('welcome.done.one')}</li>
          <li>{i18n.t('welcome.done.two')}</li>
          <li>{i18n.t('welcome.done.three')}</li>
        </ol>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" icon={<Search aria-hidden />} onClick={onOpenSearch}>
          {i18n.t('welcome.done.search')}
        </Button>
        <Button icon={<PanelRightOpen aria-hidden />} onClick={onOpenPanel}>
          {i18n.t('welcome.done.panel')}
        </Button>
      </div>
      <p className="text-[0.8125rem] text-muted">{i18n.t('welcome.done.pin')}</p>
    </StepCard>
  );
}
