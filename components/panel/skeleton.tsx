import { i18n } from '#i18n';

/** Stands where the people will be. */
export function Skeleton() {
  return (
    <div role="status" className="flex-1 overflow-hidden">
      <span className="sr-only">{i18n.t('page.loading.title')}</span>
      {[70, 55, 64, 48, 60, 52].map((width) => (
        <div key={width} aria-hidden className="flex motion-safe:animate-pulse gap-3 border-b border-line px-4 py-3.5">
          <span className="size-4 rounded bg-line" />
          <span className="flex-1 space-y-2">
            <span className="block h-3.5 rounded bg-line" style={{ width: `${width}%` }} />
            <span className="block h-3 w-5/6 rounded bg-line" />
            <span className="block h-3 w-2/5 rounded bg-line" />
          </span>
        </div>
      ))}
    </div>
  );
}
