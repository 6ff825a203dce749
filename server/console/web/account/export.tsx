import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/notice.tsx';

const NEW_LINE = 10;

/** Reads the export as it comes, and says how much of it has: 0 to 1. */
async function fetchExport(format: string, onProgress: (done: number) => void): Promise<Blob | undefined> {
  const response = await fetch(`/v1/me/export?format=${format}`).catch(() => undefined);
  if (!response?.ok || !response.body) return undefined;
  const all = Number(response.headers.get('x-export-lines')) || 1;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
    parts.push(value);
    for (const byte of value) if (byte === NEW_LINE) lines++;
    onProgress(Math.min(1, lines / all));
  }
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** Everything about the person and the account, as a file. */
export function Export() {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<number>();
  const [state, setState] = useState<'ready' | 'busy' | 'done' | 'failed'>('ready');
  const run = async (format: string) => {
    setState('busy');
    setProgress(0);
    const blob = await fetchExport(format, setProgress).catch(() => undefined);
    if (blob) save(blob, `leadferry-${new Date().toISOString().slice(0, 10)}.${format}`);
    setState(blob ? 'done' : 'failed');
  };
  return (
    <>
      <p className="text-pretty text-soft">{t('export.hint')}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        {(['json', 'csv'] as const).map((format) => (
          <button
            key={format}
            type="button"
            className="button-quiet"
            disabled={state === 'busy'}
            onClick={() => run(format)}
          >
            <Download aria-hidden="true" className="size-4" />
            {t(`export.${format}`)}
          </button>
        ))}
      </div>
      {state === 'busy' && (
        <progress aria-label={t('export.busy')} value={progress} max={1} className="mt-4 h-2 w-full accent-accent" />
      )}
      <p role="status" className={state === 'done' ? 'mt-3' : 'sr-only'}>
        {state === 'busy' && t('export.busy')}
        {state === 'done' && t('export.done')}
      </p>
      {state === 'failed' && (
        <div className="mt-3">
          <Notice code="database-unavailable" />
        </div>
      )}
    </>
  );
}
