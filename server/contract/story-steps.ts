import type { SponsorshipStory } from './sponsorship.ts';

export const stepNames = ['joined', 'linked', 'paid', 'earned'] as const;
export type StepName = (typeof stepNames)[number];

export interface StoryStep {
  readonly step: StepName;
  /** `now`: what it waits for; `stopped`: it went no further, or back */
  readonly state: 'done' | 'now' | 'later' | 'stopped';
  /** when it was done, or is expected */
  readonly at?: string;
}

/** The four steps of a sponsorship, in order: which are done, which one it waits for, and when. */
export function toSteps(story: SponsorshipStory): StoryStep[] {
  const done: Record<StepName, string | undefined> = {
    joined: story.joinedAt,
    linked: story.linkedAt,
    paid: story.paidAt,
    earned: story.state === 'earned' || story.state === 'reversed' ? story.earnedAt : undefined,
  };
  const stopped = story.state === 'refused' || story.state === 'reversed';
  const waitsFor = stopped ? undefined : stepNames.find((step) => !done[step]);
  return stepNames.map((step): StoryStep => {
    const at = done[step];
    if (at && !(step === 'earned' && stopped)) return { step, state: 'done', at };
    if (step === 'earned' && stopped) return { step, state: 'stopped', ...(story.endedAt && { at: story.endedAt }) };
    if (step !== waitsFor) return { step, state: 'later' };
    return { step, state: 'now', ...(step === 'earned' && story.expectedAt && { at: story.expectedAt }) };
  });
}
