import { i18n } from '#i18n';
import type { HandFault } from '../../components/import/by-hand.tsx';
import { failureText } from '../../components/text.ts';
import type { Fields } from '../../utils/import/columns.ts';
import { readLine } from '../../utils/import/people.ts';
import { send } from '../../utils/messaging/send.ts';

/** Queues one person who was typed in. Says what is wrong beside the field it is wrong in. */
export async function addByHand(fields: Fields): Promise<{ isNew: boolean } | { fault: HandFault }> {
  const read = readLine(fields);
  if ('reason' in read) {
    const isName = read.reason === 'no-name' || read.reason === 'anonymous';
    return {
      fault: isName
        ? {
            field: 'name',
            text: i18n.t(read.reason === 'anonymous' ? 'import.refused.anonymous' : 'import.refused.no_name'),
          }
        : { field: 'url', text: i18n.t('import.refused.link_not_profile') },
    };
  }
  const { lead, url } = read;
  const reply = await send('importLeads', { source: 'by-hand', url, leads: [{ lead, place: 1 }] });
  return reply.ok ? { isNew: reply.captured > 0 } : { fault: { text: failureText(reply.code) } };
}
