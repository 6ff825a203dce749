import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = {
  info: { look: 'bg-accent-soft', icon: Info, ink: 'text-accent' },
  good: { look: 'bg-good-soft', icon: CircleCheck, ink: 'text-good' },
  warn: { look: 'bg-warn-soft', icon: TriangleAlert, ink: 'text-warn' },
  danger: { look: 'bg-danger-soft', icon: CircleAlert, ink: 'text-danger' },
} as const;

export interface CalloutProps {
  tone: keyof typeof tones;
  title?: string;
  /** 'alert' is read out at once, 'status' when there is a pause; leave it out for what was there from the start */
  role?: 'alert' | 'status';
  children?: ReactNode;
}

/** A box that says something worth stopping for. */
export function Callout({ tone, title, role, children }: CalloutProps) {
  const { look, icon: Icon, ink } = tones[tone];
  return (
    <div role={role} className={`flex gap-2.5 rounded-lg px-3 py-2.5 ${look}`}>
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1 space-y-1.5 wrap-break-word">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
