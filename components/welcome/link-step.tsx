import { ExternalLink } from 'lucide-react';
import { i18n } from '#i18n';
import { LinkMember, type LinkMemberProps } from '../link/link-member.tsx';
import { Button } from '../ui/button.tsx';
import { StepCard } from './step-card.tsx';

/** Step 4: LinkedIn is opened by the user; what is read there is who is signed in. */
export function LinkStep({ onOpen, ...link }: LinkMemberProps & { onOpen: () => void }) {
  return (
    <StepCard title={i18n.t('welcome.link.title')}>
      <p>{i18n.t('welcome.link.body')}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button kind={link.ready ? 'secondary' : 'primary'} icon={<ExternalLink aria-hidden />} onClick={onOpen}>
          {i18n.t('welcome.link.open')}
        </Button>
        <p role="status" className="text-muted">
          {i18n.t(link.ready ? 'welcome.link.found' : 'welcome.link.noTab')}
        </p>
      </div>
      <LinkMember {...link} />
    </StepCard>
  );
}
