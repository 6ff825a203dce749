import type { LucideIcon } from 'lucide-react';

export interface IconButtonProps {
  icon: LucideIcon;
  /** says what it does, to whoever cannot see the icon and to whoever points at it */
  label: string;
  /** set where it opens and closes something */
  pressed?: boolean;
  onClick: () => void;
}

/** A button that is only an icon. */
export function IconButton({ icon: Icon, label, pressed, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      className={`grid size-9 shrink-0 place-items-center rounded-lg transition-colors ${pressed ? 'bg-accent text-on-accent' : 'text-accent hover:bg-accent-soft'}`}
    >
      <Icon aria-hidden className="size-4.5" />
    </button>
  );
}
