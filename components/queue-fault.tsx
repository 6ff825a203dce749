import { i18n } from '#i18n';
import type { QueueFault as Fault } from '../utils/queue/watch.ts';
import { failureText } from './text.ts';
import { Callout } from './ui/callout.tsx';

/** Said instead of what waits, which cannot be read: an empty list would say that nobody waits. */
export const QueueFault = ({ fault }: { fault: Fault }) => (
  <Callout tone="danger" title={i18n.t('queueFault')}>
    {failureText(fault)}
  </Callout>
);
