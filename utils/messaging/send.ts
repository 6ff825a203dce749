import { browser } from 'wxt/browser';
import type { MessageData, MessageType, Replies } from './protocol.ts';

/**
 * Sends one message to the worker and gives its reply. A worker that dies with the message in hand is woken by sending it
 * once more: whatever it does can be repeated. One that cannot be reached is a failure, not an exception.
 */
export async function send<T extends MessageType>(
  type: T,
  ...[data]: MessageData<T> extends Record<string, never> ? [data?: MessageData<T>] : [data: MessageData<T>]
): Promise<Replies[T]> {
  const message = { type, data: data ?? {} };
  const ask = (): Promise<Replies[T]> => browser.runtime.sendMessage(message);
  return ask()
    .catch(ask)
    .catch(() => ({ ok: false, code: 'internal' }) as Replies[T]);
}
