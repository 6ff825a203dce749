import { type FailureCode, type MessageData, type MessageType, messages, type Replies } from './protocol.ts';

type Sender = Pick<chrome.runtime.MessageSender, 'id' | 'origin' | 'tab' | 'frameId' | 'url'>;

export type Handlers = {
  [T in MessageType]: (data: MessageData<T>, sender: Sender) => Promise<Replies[T]> | Replies[T];
};

const LINKEDIN_ORIGIN = 'https://www.linkedin.com';

/**
 * Who is speaking. By origin: an extension page opened in a tab has `sender.tab` too, so a tab proves nothing.
 * @see https://developer.chrome.com/docs/extensions/reference/api/runtime#type-MessageSender
 */
export function classifySender(sender: Sender, extensionId: string): 'page' | 'content' | undefined {
  if (sender.id !== extensionId) return undefined;
  if (sender.origin === `chrome-extension://${extensionId}`) return 'page';
  if (sender.origin === LINKEDIN_ORIGIN && sender.tab?.id !== undefined && sender.frameId === 0) return 'content';
  return undefined;
}

const refused = { ok: false, code: 'message-refused' satisfies FailureCode } as const;

/**
 * The one guard in front of every message: an allow-list of types by own property, the sender's class, zod on the data.
 * A fault inside a handler goes to `report`; the sender gets a code and never a stack.
 */
export function createGuard(deps: {
  extensionId: string;
  handlers: Handlers;
  report: (type: string, fault: unknown) => void;
  /** the code of a fault that can be expected of any handler: the disk is full, the queue cannot be opened */
  toCode?: (fault: unknown) => FailureCode | undefined;
}) {
  return async (message: unknown, sender: Sender): Promise<unknown> => {
    if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'type')) return refused;
    const { type, data } = message as { type: unknown; data?: unknown };
    if (typeof type !== 'string' || !Object.hasOwn(messages, type)) return refused;
    const known = type as MessageType;
    if (classifySender(sender, deps.extensionId) !== messages[known].from) return refused;
    const parsed = messages[known].data.safeParse(data);
    if (!parsed.success) return refused;
    try {
      const handler = deps.handlers[known] as (data: unknown, sender: Sender) => unknown;
      return await handler(parsed.data, sender);
    } catch (fault) {
      deps.report(known, fault);
      return { ok: false, code: deps.toCode?.(fault) ?? ('internal' satisfies FailureCode) };
    }
  };
}
