import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../api.ts';
import { Notice } from './notice.tsx';

interface LoadProps<T> {
  path: string;
  children: (value: T, take: (value: T) => void) => ReactNode;
}

/** Asks once and shows what came; while nothing has come it says so. `take` puts a newer answer in its place. */
export function Load<T>({ path, children }: LoadProps<T>) {
  const { t } = useTranslation();
  const [value, setValue] = useState<T>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    void ask<T>(path).then((answered) => {
      if ('value' in answered) setValue(answered.value);
      else setFailed(answered.problem.code);
    });
  }, [path]);
  if (failed) return <Notice code={failed} />;
  if (value === undefined) return <p className="text-soft">{t('loading')}</p>;
  return children(value, setValue);
}
