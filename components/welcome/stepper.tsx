import { Check } from 'lucide-react';
import { i18n } from '#i18n';

export const welcomeSteps = ['sign-in', 'consent', 'permission', 'link'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

const titles = () => ({
  'sign-in': i18n.t('welcome.steps.sign_in'),
  consent: i18n.t('welcome.steps.consent'),
  permission: i18n.t('welcome.steps.permission'),
  link: i18n.t('welcome.steps.link'),
});

/** Where the set-up stands. Narrow windows show the current step's name only. */
export function Stepper({ current }: { current: WelcomeStep | 'done' }) {
  const at = current === 'done' ? welcomeSteps.length : welcomeSteps.indexOf(current);
  const names = titles();
  return (
    <nav aria-label={i18n.t('welcome.title')}>
      <ol className="flex items-center gap-2">
        {welcomeSteps.map((step, index) => {
          const done = index < at;
          const here = index === at;
          return (
            <li
              key={step}
              aria-current={here ? 'step' : undefined}
              className={`flex items-center gap-2 ${index > 0 ? 'flex-1 before:h-px before:min-w-3 before:flex-1 before:bg-edge' : ''}`}
            >
              <span
                aria-hidden
                className={`grid size-7 shrink-0 place-items-center rounded-full text-[0.8125rem] font-semibold ${
                  done
                    ? 'bg-accent-soft text-accent'
                    : here
                      ? 'bg-accent text-on-accent'
                      : 'border border-edge text-muted'
                }`}
              >
                {done ? <Check className="size-4" strokeWidth={3} /> : index + 1}
              </span>
              <span className={`sr-only sm:not-sr-only ${here ? 'font-semibold' : 'text-muted'}`}>{names[step]}</span>
            </li>
          );
        })}
      </ol>
      {current !== 'done' && (
        <p aria-hidden className="mt-2 text-[0.8125rem] text-muted sm:hidden">
          {i18n.t('welcome.stepOf', { step: at + 1, name: names[current] })}
        </p>
      )}
    </nav>
  );
}
