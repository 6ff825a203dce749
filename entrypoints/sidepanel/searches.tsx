import { toast } from 'sonner';
import { i18n } from '#i18n';
import { SearchList, searchName } from '../../components/panel/search-list.tsx';
import { QueueFault } from '../../components/queue-fault.tsx';
import { failureText } from '../../components/text.ts';
import { useWatched } from '../../components/use-watched.ts';
import { send } from '../../utils/messaging/send.ts';
import type { SearchSummary } from '../../utils/queue/search-summary.ts';

const loadSearches = () => import('./watch-searches.ts').then(({ watchRemembered }) => watchRemembered);

/** The remembered searches. One that was deleted can be had back from the message that says so. */
export function Searches({ onOpen }: { onOpen: (search: SearchSummary) => void }) {
  const { value: searches, fault } = useWatched(loadSearches);

  const restore = async (id: number) => {
    const reply = await send('restoreSearch', { id });
    if (!reply.ok) toast.error(failureText(reply.code));
  };
  const remove = async (search: SearchSummary) => {
    const reply = await send('deleteSearch', { id: search.id });
    if (!reply.ok) toast.error(failureText(reply.code));
    else {
      toast(i18n.t('searches.deleted', { name: searchName(search) }), {
        duration: 10_000,
        action: { label: i18n.t('common.undo'), onClick: () => void restore(search.id) },
      });
    }
  };
  if (fault) return <QueueFault fault={fault} />;
  return <SearchList searches={searches} now={new Date()} onOpen={onOpen} onDelete={remove} />;
}
