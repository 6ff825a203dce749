import { type FormEvent, useId, useState } from 'react';
import { i18n } from '#i18n';
import type { Field, Fields } from '../../utils/import/columns.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { usePending } from '../use-pending.ts';

const asked = ['url', 'name', 'headline', 'position', 'company', 'location'] as const satisfies readonly Field[];
type Asked = (typeof asked)[number];

/** What is wrong, in words, and beside which field; without one it is not about what was typed. */
export interface HandFault {
  field?: 'url' | 'name';
  text: string;
}

export interface ByHandProps {
  /** gives nothing where the person was queued */
  onAdd: (fields: Fields) => Promise<HandFault | undefined>;
}

/** One person by the address of their profile. */
export function ByHand({ onAdd }: ByHandProps) {
  const [values, setValues] = useState<Partial<Record<Asked, string>>>({});
  const [fault, setFault] = useState<HandFault>();
  const id = useId();
  const [pending, add] = usePending(async () => {
    const found = await onAdd(values);
    setFault(found);
    if (!found) setValues({});
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add();
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-2">
        {asked.map((field) => {
          const isWrong = fault?.field === field;
          return (
            <div key={field} className={field === 'url' ? 'sm:col-span-2' : ''}>
              <label htmlFor={`${id}-${field}`} className="mb-1 block text-sm font-medium">
                {i18n.t(`import.byHand.${field}`)}
              </label>
              <input
                id={`${id}-${field}`}
                type={field === 'url' ? 'url' : 'text'}
                autoComplete="off"
                required={field === 'url' || field === 'name'}
                placeholder={field === 'url' ? 'https://www.linkedin.com/in/…' : undefined}
                aria-invalid={isWrong || undefined}
                aria-describedby={isWrong ? `${id}-fault` : undefined}
                value={values[field] ?? ''}
                onChange={(event) => setValues({ ...values, [field]: event.target.value })}
                className="min-h-9 w-full rounded-lg border border-edge bg-surface px-3 aria-invalid:border-danger"
              />
              {isWrong && (
                <p id={`${id}-fault`} role="alert" className="mt-1 text-[0.8125rem] text-danger">
                  {fault.text}
                </p>
              )}
            </div>
          );
        })}
      </div>
      {fault && !fault.field && (
        <Callout tone="danger" role="alert">
          <p>{fault.text}</p>
        </Callout>
      )}
      <Button kind="primary" submit busy={pending}>
        {i18n.t('import.byHand.add')}
      </Button>
    </form>
  );
}
