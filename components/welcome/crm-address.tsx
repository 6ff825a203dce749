import { type FormEvent, useId, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';

const toUrl = (text: string) => (URL.canParse(text) ? new URL(text) : undefined);

/** The address as it is stored (no slash at the end); undefined where it is none. */
export function parseCrmAddress(text: string): string | undefined {
  const url = toUrl(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) return undefined;
  return url.pathname === '/' ? url.origin : undefined; // the service answers at the root of its host
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;
const isPlain = (address: string) => {
  const url = toUrl(address);
  return url?.protocol === 'http:' && !LOOPBACK.test(url.hostname);
};

export interface CrmAddressProps {
  address: string;
  onChange: (address: string) => void;
  /** shows the field at once */
  open?: boolean;
}

/** Shows where the CRM is, and lets it be changed. */
export function CrmAddress({ address, onChange, open = false }: CrmAddressProps) {
  const id = useId();
  const [editing, setEditing] = useState(open);
  const [text, setText] = useState(address);
  const [invalid, setInvalid] = useState(false);

  const save = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseCrmAddress(text);
    setInvalid(parsed === undefined);
    if (parsed === undefined) return;
    setText(parsed);
    setEditing(false);
    onChange(parsed);
  };

  if (!editing) {
    return (
      <div className="flex flex-wrap items-center gap-x-2 text-[0.8125rem]">
        <span className="text-muted">{i18n.t('welcome.address.label')}</span>
        <span className="wrap-anywhere">{address}</span>
        <Button kind="quiet" className="-ms-2 px-2!" onClick={() => setEditing(true)}>
          {i18n.t('welcome.address.change')}
        </Button>
      </div>
    );
  }
  return (
    <form onSubmit={save} noValidate className="space-y-1.5">
      <label htmlFor={id} className="block font-medium">
        {i18n.t('welcome.address.label')}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          type="url"
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={invalid || undefined}
          aria-describedby={`${id}-hint`}
          className="min-h-9 min-w-0 flex-1 basis-60 rounded-lg border border-edge bg-page px-3 aria-invalid:border-danger"
        />
        {/* A submit button, so that Enter saves. */}
        <button
          type="submit"
          className="min-h-9 rounded-lg border border-edge bg-surface px-3.5 text-sm font-semibold hover:bg-accent-soft"
        >
          {i18n.t('welcome.address.save')}
        </button>
      </div>
      <p id={`${id}-hint`} role="status" className={`text-[0.8125rem] ${invalid ? 'text-danger' : 'text-muted'}`}>
        {invalid
          ? i18n.t('welcome.address.invalid')
          : i18n.t(isPlain(text) ? 'welcome.address.plain' : 'welcome.address.hint')}
      </p>
    </form>
  );
}
