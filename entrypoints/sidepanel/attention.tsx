import { useCallback, useState } from 'react';
import { toast } from 'sonner';
import { i18n } from '#i18n';
import { AttentionView } from '../../components/panel/repair/attention-view.tsx';
import { EditDialog } from '../../components/panel/repair/edit-dialog.tsx';
import { QueueFault } from '../../components/queue-fault.tsx';
import { failureText } from '../../components/text.ts';
import { useWatched } from '../../components/use-watched.ts';
import { applyFields, type LeadFields, toFields } from '../../utils/import/edited.ts';
import type { FailureCode } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';
import type { QueueException } from '../../utils/queue/database.ts';
import type { RefusedOnes } from '../../utils/queue/repair.ts';

const MORE = 25;
const UNDO_MS = 10_000;

const fail = (code: FailureCode) => void toast.error(failureText(code));

/** J4: everybody whom the CRM refused, with the reason; edit, send again, drop. */
export function Attention() {
  const [limits, setLimits] = useState<ReadonlyMap<string, number>>(new Map());
  const [editing, setEditing] = useState<QueueException>();
  const load = useCallback(
    () => import('./watch-refusals.ts').then(({ watchAttention }) => watchAttention(limits)),
    [limits],
  );
  const { value: known, fault } = useWatched(load);

  const retry = async (ones: RefusedOnes) => {
    const reply = await send('retryRefused', ones);
    if (reply.ok) toast.success(i18n.t('repair.sentAgain', reply.leads));
    else fail(reply.code);
  };
  const restore = async (dropId: string) => {
    const reply = await send('restoreDropped', { dropId });
    if (!reply.ok) fail(reply.code);
  };
  const drop = async (ones: RefusedOnes) => {
    const reply = await send('dropRefused', ones);
    if (!reply.ok) return fail(reply.code);
    toast(i18n.t('repair.dropped', reply.leads), {
      duration: UNDO_MS,
      action: { label: i18n.t('common.undo'), onClick: () => void restore(reply.dropId) },
    });
  };
  const save = async ({ clientRef, queued }: QueueException, fields: LeadFields) => {
    const edited = applyFields(queued.lead, fields);
    if (!edited.ok) return edited.fault;
    const reply = await send('editRefused', { clientRef, lead: edited.lead });
    if (!reply.ok) return { text: failureText(reply.code) };
    setEditing(undefined);
    toast.success(i18n.t('repair.sentAgain', 1));
    return undefined;
  };

  if (fault) return <QueueFault fault={fault} />;
  return (
    <>
      <AttentionView
        kinds={known?.kinds}
        repairs={known?.repairs ?? []}
        now={new Date()}
        onEdit={setEditing}
        onRetry={retry}
        onDrop={drop}
        onMore={(code) => {
          const shown = known?.kinds.find((kind) => kind.code === code)?.shown.length ?? 0;
          setLimits(new Map(limits).set(code, shown + MORE));
        }}
      />
      {editing && (
        <EditDialog
          key={editing.clientRef}
          refused={editing}
          initial={toFields(editing.queued.lead)}
          onClose={() => setEditing(undefined)}
          onSave={(fields) => save(editing, fields)}
        />
      )}
    </>
  );
}
