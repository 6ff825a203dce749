import type { ReactNode } from 'react';
import { Footer } from './footer.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Wordmark } from './wordmark.tsx';

/** The frame of sign-in and sign-up. */
export function FrontDoor({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-md flex-col px-4 py-6">
      <header className="flex items-center justify-between">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className="my-auto py-8">
        <div className="panel p-6 sm:p-8">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          <p className="mt-1.5 mb-6 text-soft">{lead}</p>
          {children}
        </div>
      </main>
      <Footer />
    </div>
  );
}
