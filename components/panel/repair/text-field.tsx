import { useId } from 'react';
import { i18n } from '#i18n';

export interface TextFieldProps {
  label: string;
  value: string;
  /** the service's refusal was about this one */
  meant?: boolean;
  /** what is wrong with what was typed */
  fault?: string | undefined;
  required?: boolean;
  onChange: (value: string) => void;
}

/** One line of text. Says beside it what is wrong. */
export function TextField({ label, value, meant, fault, required, onChange }: TextFieldProps) {
  const id = useId();
  const said = fault ?? (meant ? i18n.t('repair.meant') : undefined);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        required={required}
        aria-invalid={Boolean(said) || undefined}
        aria-describedby={said ? `${id}-said` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-9 w-full rounded-lg border border-edge bg-surface px-3 aria-invalid:border-danger"
      />
      {said && (
        <p id={`${id}-said`} role={fault ? 'alert' : undefined} className="mt-1 text-[0.8125rem] text-danger">
          {said}
        </p>
      )}
    </div>
  );
}
