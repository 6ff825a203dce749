import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Says why there is nothing to show, and what to do next. */
export function EmptyState({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <section className="mx-auto flex max-w-sm flex-col items-center gap-3 px-6 py-12 text-center">
      <span className="grid size-14 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon aria-hidden className="size-6" strokeWidth={1.75} />
      </span>
      <div role="status">
        <h2 className="text-base font-semibold text-balance">{title}</h2>
      </div>
      <div className="flex flex-col items-center gap-4 text-pretty text-muted">{children}</div>
    </section>
  );
}
