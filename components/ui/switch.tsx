import type { ReactNode } from 'react';

export interface SwitchProps {
  on: boolean;
  busy?: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
  /** what it switches; `hint` is read out with it */
  children: ReactNode;
  hint?: ReactNode;
}

/** Something that is on or off at once, without a button to confirm it. Stays focused while it is busy. */
export function Switch({ on, busy, disabled, onChange, children, hint }: SwitchProps) {
  const off = disabled || busy;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-busy={busy || undefined}
      aria-disabled={off || undefined}
      onClick={off ? undefined : () => onChange(!on)}
      className="flex w-full items-center gap-3 rounded-lg text-start"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{children}</span>
        {hint && <span className="block text-[0.8125rem] text-pretty text-muted">{hint}</span>}
      </span>
      <span
        aria-hidden
        className={`relative h-5.5 w-10 shrink-0 rounded-full border transition-colors ${on ? 'border-accent bg-accent' : 'border-edge bg-page'} ${off ? 'opacity-60' : ''}`}
      >
        <span
          className={`absolute top-0.75 size-3.5 rounded-full transition-[inset-inline-start] ${on ? 'start-5.25 bg-on-accent' : 'start-0.75 bg-edge'}`}
        />
      </span>
    </button>
  );
}
