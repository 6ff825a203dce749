import { useId } from 'react';

interface FieldProps {
  label: string;
  name: string;
  hint?: string;
  required?: boolean;
  defaultValue?: string;
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  minLength?: number;
}

export function TextField({ label, hint, type = 'text', required = true, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <input
        id={id}
        type={type}
        required={required}
        className="field"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...input}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

export function TextArea({ label, hint, ...input }: FieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <textarea id={id} rows={4} className="field" aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
