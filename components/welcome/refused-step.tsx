import { i18n } from '#i18n';
import { Button, LinkButton } from '../ui/button.tsx';
import { StepCard } from './step-card.tsx';

/** Something that is needed was refused: what follows from that, and how to change one's mind. */
export function RefusedStep({
  refused,
  crmPage,
  onChange,
}: {
  refused: string[];
  crmPage: string;
  onChange: () => void;
}) {
  return (
    <StepCard title={i18n.t('welcome.refused.title')}>
      <div>
        <p>{i18n.t('welcome.refused.body')}</p>
        <ul className="mt-1 list-disc ps-5 font-medium">
          {refused.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      </div>
      <p>{i18n.t('welcome.refused.follows')}</p>
      <p>{i18n.t('welcome.refused.byHand')}</p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onChange}>{i18n.t('welcome.refused.change')}</Button>
        <LinkButton href={crmPage}>{i18n.t('welcome.refused.openCrm')}</LinkButton>
      </div>
    </StepCard>
  );
}
