import { browser } from 'wxt/browser';
import type { MessageData, MessageType, Replies } from './protocol.ts';

/** Sends one message to the worker and gives its reply. A worker that cannot be reached is a failure, not an exception. */
export async function send<T extends MessageType>(
  type: T,
  ...[data]: MessageData<T> extends Record<string, never> ? [data?: MessageData<T>] : [data: MessageData<T>]
): Promise<Replies[T]> {
  return browser.runtime.sendMessage({ type, data: data ?? {} });
}
