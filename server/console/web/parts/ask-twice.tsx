import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface AskTwiceProps {
  /** On the button that opens the question. */
  label: string;
  /** What will happen, and the fields that it needs. */
  children: ReactNode;
  /** On the button that does it. */
  confirm: string;
  isDangerous?: boolean;
  /** Undefined where it was done. */
  onConfirm: (form: FormData) => Promise<void>;
}

/** Something that one does not do by mistake: the first press says what will happen, the second does it. */
export function AskTwice({ label, children, confirm, isDangerous = false, onConfirm }: AskTwiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  return (
    <div>
      <button
        type="button"
        className="button-quiet"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <form
          id={id}
          className="mt-3 space-y-4 rounded-lg border border-line p-4"
          onSubmit={async (event) => {
            event.preventDefault();
            setBusy(true);
            await onConfirm(new FormData(event.currentTarget));
            setBusy(false);
          }}
        >
          {children}
          <div className="flex flex-wrap gap-2">
            <button type="submit" className={isDangerous ? 'button-danger' : 'button'} disabled={busy}>
              {confirm}
            </button>
            <button type="button" className="button-quiet" onClick={() => setOpen(false)}>
              {t('cancel')}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
