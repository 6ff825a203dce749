import { type ReactNode, useEffect, useRef } from 'react';

/** One step of the set-up. Its heading takes the focus, so that a screen reader starts reading where the page went on. */
export function StepCard({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new screen
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  return (
    <section className="space-y-5 rounded-lg border border-line bg-surface p-5 sm:p-8">
      <h2 ref={heading} tabIndex={-1} className="text-xl font-semibold text-balance">
        {title}
      </h2>
      {children}
    </section>
  );
}
