import { Circle, CircleCheck, CircleDot, CircleX, type LucideIcon } from 'lucide-react';
import { i18n } from '#i18n';
import type { SponsorshipReason, SponsorshipStory } from '../../server/contract/sponsorship.ts';
import type { StoryStep } from '../../server/contract/story-steps.ts';
import { underscored } from '../text.ts';
import type { Dates } from './months.tsx';

export type Reader = 'sponsor' | 'sponsored';
export type Told = SponsorshipStory & { steps: readonly StoryStep[] };

const looks: Record<StoryStep['state'], { icon: LucideIcon; ink: string }> = {
  done: { icon: CircleCheck, ink: 'text-good' },
  now: { icon: CircleDot, ink: 'text-accent' },
  later: { icon: Circle, ink: 'text-muted' },
  stopped: { icon: CircleX, ink: 'text-danger' },
};

/** How far somebody has come: four steps with their dates, and why it waits or went no further. */
export function Story({ story, date, reader }: { story: Told; reader: Reader } & Dates) {
  const title =
    story.name ??
    i18n.t(reader === 'sponsor' ? 'sponsorship.somebody' : 'sponsorship.somebodyInvited', {
      date: date(story.joinedAt),
    });
  return (
    <article className="space-y-2 rounded-lg border border-line bg-surface px-3.5 py-2.5">
      <h3 className="font-semibold wrap-break-word">
        <bdi>{title}</bdi>
      </h3>
      <ol className="space-y-1">
        {story.steps.map((step) => (
          <Step key={step.step} step={step} date={date} />
        ))}
      </ol>
      {story.reason && <p className="text-[0.8125rem] text-muted">{reasonText(story.reason, story, reader, date)}</p>}
    </article>
  );
}

function Step({ step: { step, state, at }, date }: { step: StoryStep } & Dates) {
  const { icon: Icon, ink } = looks[state];
  const name = state === 'stopped' ? 'notEarned' : step;
  return (
    <li className="flex items-center gap-2 text-[0.8125rem]">
      <Icon role="img" aria-label={i18n.t(`sponsorship.stepState.${state}`)} className={`size-4 shrink-0 ${ink}`} />
      <span className={`flex-1 ${state === 'later' ? 'text-muted' : ''}`}>{i18n.t(`sponsorship.step.${name}`)}</span>
      {at && (
        <time dateTime={at} className="text-muted">
          {state === 'now' ? i18n.t('sponsorship.expected', { date: date(at) }) : date(at)}
        </time>
      )}
    </li>
  );
}

/** Where the wording depends on who reads it: "they" to the sponsor, "you" to the sponsored. */
const spokenTo = ['waiting-for-link', 'waiting-for-payment', 'identity-seen-before'] as const;

function reasonText(reason: SponsorshipReason, { expectedAt }: Told, reader: Reader, date: Dates['date']): string {
  if (reason === 'hold') return i18n.t('sponsorship.reason.hold', { date: expectedAt ? date(expectedAt) : '–' });
  const spoken = reader === 'sponsored' ? spokenTo.find((one) => one === reason) : undefined;
  return spoken
    ? i18n.t(`sponsorship.yourReason.${underscored(spoken)}`)
    : i18n.t(`sponsorship.reason.${underscored(reason)}`);
}
