import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type FormEvent, useId, useState } from 'react';
import { i18n } from '#i18n';
import type { EditFault, LeadFields } from '../../../utils/import/edited.ts';
import type { QueueException } from '../../../utils/queue/database.ts';
import { adviceText, underscored } from '../../text.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { usePending } from '../../use-pending.ts';
import { fieldName } from './field-names.ts';
import { IdChoices } from './id-choices.tsx';
import { TextField } from './text-field.tsx';

export interface EditDialogProps {
  refused: QueueException;
  initial: LeadFields;
  onClose: () => void;
  /** gives nothing where it was saved; else what is wrong: with what was typed, or in words */
  onSave: (fields: LeadFields) => Promise<EditFault | { text: string } | undefined>;
}

const wrongField = { 'no-name': 'name', anonymous: 'name', 'link-not-profile': 'url', 'no-id': 'url' } as const;

/** Changes what a refused person is sent with, and sends them again. */
export function EditDialog({ refused, initial, onClose, onSave }: EditDialogProps) {
  const id = useId();
  const [fields, setFields] = useState(initial);
  const [fault, setFault] = useState<EditFault | { text: string }>();
  const [pending, save] = usePending(async () => setFault(await onSave(fields)));
  const meant = new Set(refused.problem.fields);
  const isPerson = refused.queued.lead.kind === 'person';
  const faultOf = (field: 'name' | 'url') =>
    typeof fault === 'string' && wrongField[fault] === field ? i18n.t(`repair.fault.${underscored(fault)}`) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-10 bg-black/50" />
        <Dialog.Content
          aria-describedby={`${id}-why`}
          className="fixed inset-3 z-20 m-auto flex max-h-180 max-w-xl flex-col rounded-xl border border-line bg-surface shadow-xl"
        >
          <div className="flex items-start gap-3 px-4 pt-4">
            <Dialog.Title className="flex-1 text-base font-semibold wrap-break-word">
              {i18n.t('repair.edit', { name: refused.queued.lead.name.shown })}
            </Dialog.Title>
            <Dialog.Close
              aria-label={i18n.t('common.close')}
              className="grid size-8 shrink-0 place-items-center rounded-lg text-accent hover:bg-accent-soft"
            >
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
            <div className="min-h-0 flex-1 space-y-3 overflow-y-auto px-4 py-3">
              <p id={`${id}-why`} className="text-[0.8125rem] text-pretty text-muted">
                {adviceText(refused.problem.code)}
              </p>
              <TextField
                label={fieldName('name')}
                value={fields.name}
                meant={meant.has('name')}
                fault={faultOf('name')}
                required
                onChange={(name) => setFields({ ...fields, name })}
              />
              <TextField
                label={i18n.t(isPerson ? 'repair.profileUrl' : 'repair.companyUrl')}
                value={fields.url}
                meant={meant.has('identityKeys')}
                fault={faultOf('url')}
                onChange={(url) => setFields({ ...fields, url })}
              />
              <IdChoices ids={fields.ids} onChange={(ids) => setFields({ ...fields, ids })} />
              {Object.entries(fields.texts).map(([text, value]) => (
                <TextField
                  key={text}
                  label={fieldName(text)}
                  value={value}
                  meant={meant.has(text)}
                  onChange={(next) => setFields({ ...fields, texts: { ...fields.texts, [text]: next } })}
                />
              ))}
              {typeof fault === 'object' && (
                <Callout tone="danger" role="alert">
                  <p>{fault.text}</p>
                </Callout>
              )}
            </div>
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
              <Button onClick={onClose}>{i18n.t('common.cancel')}</Button>
              <Button kind="primary" submit busy={pending}>
                {i18n.t('repair.saveAndSend')}
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
