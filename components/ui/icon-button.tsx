import type { LucideIcon } from 'lucide-react';

export interface IconButtonProps {
  icon: LucideIcon;
  /** says what it does, to whoever cannot see the icon and to whoever points at it */
  label: string;
  /** set where it opens and closes something */
  pressed?: boolean;
  /** shown on it where it is more than nothing; `label` says it too */
  count?: number;
  onClick: () => void;
}

/** A button that is only an icon. */
export function IconButton({ icon: Icon, label, pressed, count = 0, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      className={`relative grid size-9 shrink-0 place-items-center rounded-lg transition-colors ${pressed ? 'bg-accent text-on-accent' : 'text-accent hover:bg-accent-soft'}`}
    >
      <Icon aria-hidden className="size-4.5" />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute top-0 end-0 min-w-4 rounded-full bg-danger px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-danger tabular-nums"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </button>
  );
}
