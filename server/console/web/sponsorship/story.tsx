import { Circle, CircleCheck, CircleDot, CircleX, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SponsorshipReason, SponsorshipStory } from '../../../contract/sponsorship.ts';
import { type StoryStep, toSteps } from '../../../contract/story-steps.ts';
import { useDay } from '../parts/use-day.ts';

const looks: Record<StoryStep['state'], { icon: LucideIcon; ink: string }> = {
  done: { icon: CircleCheck, ink: 'text-accent' },
  now: { icon: CircleDot, ink: 'text-ink' },
  later: { icon: Circle, ink: 'text-soft' },
  stopped: { icon: CircleX, ink: 'text-danger' },
};

const spokenTo: readonly SponsorshipReason[] = ['waiting-for-link', 'waiting-for-payment', 'identity-seen-before'];

/** How far somebody has come: four steps with their dates, and why it waits or went no further. */
export function Story({ story, reader }: { story: SponsorshipStory; reader: 'sponsor' | 'sponsored' }) {
  const { t } = useTranslation();
  const day = useDay();
  const { name, reason, joinedAt, expectedAt } = story;
  const title = name ?? t(`sponsorship.nameless.${reader}`, { date: day(joinedAt) });
  const key = reader === 'sponsored' && reason && spokenTo.includes(reason) ? `your-${reason}` : reason;
  return (
    <article className="py-4 first:pt-0 last:pb-0">
      <h3 className="mb-2 break-words font-medium">
        <bdi>{title}</bdi>
      </h3>
      <ol className="grid gap-1.5 sm:grid-cols-4 sm:gap-3">
        {toSteps(story).map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </ol>
      {key && (
        <p className="mt-2 text-soft">{t(`sponsorship.reason.${key}`, { date: expectedAt ? day(expectedAt) : '–' })}</p>
      )}
    </article>
  );
}

function Step({ step: { step, state, at } }: { step: StoryStep }) {
  const { t } = useTranslation();
  const day = useDay();
  const { icon: Icon, ink } = looks[state];
  return (
    <li className="flex items-start gap-2">
      <Icon role="img" aria-label={t(`sponsorship.stepState.${state}`)} className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <span
        className={`flex flex-1 flex-wrap justify-between gap-x-2 sm:block ${state === 'later' ? 'text-soft' : ''}`}
      >
        {t(`sponsorship.step.${state === 'stopped' ? 'notEarned' : step}`)}
        {at && (
          <time dateTime={at} className="text-soft sm:block">
            {state === 'now' ? t('sponsorship.expected', { date: day(at) }) : day(at)}
          </time>
        )}
      </span>
    </li>
  );
}
