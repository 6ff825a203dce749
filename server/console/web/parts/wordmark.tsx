import { Ship } from 'lucide-react';

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-base tracking-tight">
      <Ship aria-hidden="true" className="size-5 text-accent" />
      Leadferry
    </span>
  );
}
