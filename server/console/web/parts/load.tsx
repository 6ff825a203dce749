import { RefreshCw } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../api.ts';
import { Notice } from './notice.tsx';

interface LoadProps<T> {
  path: string;
  /** The page's heading, where it is what comes that brings one: a page has a heading also while it waits, and where it failed. */
  title?: string;
  children: (value: T, take: (value: T) => void) => ReactNode;
}

/** Asks once and shows what came; while nothing has come it says so, and can ask again. `take` puts a newer answer in its place. */
export function Load<T>({ path, title, children }: LoadProps<T>) {
  const { t } = useTranslation();
  const [value, setValue] = useState<T>();
  const [failed, setFailed] = useState<string>();
  const load = useCallback(async () => {
    setFailed(undefined);
    const answered = await ask<T>(path);
    if ('value' in answered) setValue(answered.value);
    else setFailed(answered.problem.code);
  }, [path]);
  useEffect(() => void load(), [load]);
  const heading = title !== undefined && <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>;
  if (failed) {
    return (
      <div className="space-y-3">
        {heading}
        <Notice code={failed} />
        <button type="button" className="button-quiet" onClick={load}>
          <RefreshCw aria-hidden="true" className="size-4" />
          {t('retry')}
        </button>
      </div>
    );
  }
  if (value === undefined)
    return (
      <>
        {heading}
        <p role="status" className="text-soft">
          {t('loading')}
        </p>
      </>
    );
  return children(value, setValue);
}
