import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

const kinds = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-edge bg-surface text-ink hover:bg-accent-soft',
  danger: 'bg-danger text-on-danger hover:bg-danger-strong',
  quiet: 'text-accent hover:bg-accent-soft',
} as const;

const base =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-lg px-3.5 py-1.5 text-center text-sm font-semibold transition-colors [&_svg]:size-4 [&_svg]:shrink-0';

interface Look {
  kind?: keyof typeof kinds;
  icon?: ReactNode;
}

export interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'type'> {
  busy?: boolean;
  /** sends the form that it is in; what runs is the form's, and so is ignoring a second click */
  submit?: boolean;
}

/**
 * A button that stays focused while it is busy: `disabled` would throw a keyboard user back to the top of the page,
 * so the state is said with aria-disabled and the click is ignored.
 */
export function Button({
  kind = 'secondary',
  icon,
  busy,
  disabled,
  submit,
  onClick,
  className,
  children,
  ...rest
}: ButtonProps) {
  const off = disabled || busy;
  return (
    <button
      type={submit ? 'submit' : 'button'}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={off ? undefined : onClick}
      className={`${base} ${off && !busy ? 'cursor-not-allowed border border-line bg-page text-muted' : kinds[kind]} ${busy ? 'cursor-progress' : ''} ${className ?? ''}`}
      {...rest}
    >
      {busy ? <LoaderCircle aria-hidden className="motion-safe:animate-spin" /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button: for what opens a page. */
export function LinkButton({ kind = 'quiet', icon, className, children, ...rest }: Look & ComponentProps<'a'>) {
  return (
    <a className={`${base} ${kinds[kind]} ${className ?? ''}`} target="_blank" rel="noreferrer" {...rest}>
      {icon}
      {children}
    </a>
  );
}
