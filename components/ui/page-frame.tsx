import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';
import { PrivacyLink } from './privacy-link.tsx';

export interface PageFrameProps {
  title: string;
  lead?: string;
  /** false: on the notice itself */
  linksNotice?: boolean;
  children: ReactNode;
}

/** A whole tab: one column, never wider than reads well. */
export function PageFrame({ title, lead, linksNotice = true, children }: PageFrameProps) {
  return (
    <main className="mx-auto max-w-3xl space-y-6 px-4 py-6 text-[0.9375rem] sm:py-12">
      <header className="flex items-center gap-4">
        <Logo className="size-12" />
        <div>
          <h1 className="text-2xl leading-tight font-semibold">{title}</h1>
          {lead && <p className="text-pretty text-muted">{lead}</p>}
        </div>
      </header>
      {children}
      {linksNotice && (
        <footer>
          <PrivacyLink />
        </footer>
      )}
    </main>
  );
}
