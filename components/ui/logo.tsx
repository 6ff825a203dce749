/** The ferry of public/icon/icon.svg, drawn in the theme's accent. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 128 128" aria-hidden="true" className={`shrink-0 ${className ?? ''}`}>
      <rect width="128" height="128" rx="28" className="fill-accent" />
      <g className="fill-on-accent">
        <path d="M58 22h14v14H58z" />
        <path d="M40 40h50a5 5 0 0 1 5 5v15H35V45a5 5 0 0 1 5-5z" />
        <path d="M18 66h92l-9.5 19.5c-3 6-8.5 9.5-15 9.5H42c-6.5 0-12-3.5-15-9.5z" />
      </g>
      <path
        d="M18 106c9 0 9-5 18-5s9 5 18 5 9-5 18-5 9 5 18 5 9-5 20-5"
        className="stroke-on-accent"
        fill="none"
        strokeWidth="6.5"
        strokeLinecap="round"
      />
      <path d="M46 48h9v7h-9zm15 0h9v7h-9zm15 0h9v7h-9z" className="fill-accent" />
    </svg>
  );
}
