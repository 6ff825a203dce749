import type { ReactNode } from 'react';
import { Footer } from './footer.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Wordmark } from './wordmark.tsx';

/** The frame of the pages that are everybody's. */
export function OpenPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-2xl px-4 py-6">
      <header className="flex items-center justify-between">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className="py-8">
        <h1 className="mb-6 text-balance font-semibold text-2xl tracking-tight">{title}</h1>
        {children}
      </main>
      <div className="-mx-4 sm:-mx-6">
        <Footer />
      </div>
    </div>
  );
}
