import type { ReactNode } from 'react';

export function Section({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="panel p-5 sm:p-6">
      <h2 className="mb-3 font-semibold text-base">{title}</h2>
      {children}
    </section>
  );
}
