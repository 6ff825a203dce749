import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = {
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  plain: 'bg-page text-muted ring-1 ring-line ring-inset',
} as const;

/** A short word with an icon: the icon, so that the colour is never the only sign. */
export function Chip({
  tone,
  icon: Icon,
  children,
}: {
  tone: keyof typeof tones;
  icon: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex shrink-0 items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      <Icon aria-hidden className="size-3" />
      {children}
    </span>
  );
}
