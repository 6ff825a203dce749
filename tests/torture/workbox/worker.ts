import { Queue } from 'workbox-background-sync/Queue.js';

/** The queue of Workbox as its documentation shows it: what cannot be sent is replayed when the browser says so, or when asked. */
const queue: Queue = new Queue('leads', { onSync: () => queue.replayRequests() });

export type WorkboxMessage =
  | { type: 'enqueue'; url: string; headers: Record<string, string>; body: string }
  | { type: 'replay' }
  | { type: 'size' };

async function handle(message: WorkboxMessage): Promise<number> {
  if (message.type === 'enqueue') {
    const { url, headers, body } = message;
    await queue.pushRequest({ request: new Request(url, { method: 'POST', headers, body, credentials: 'omit' }) });
  } else if (message.type === 'replay') await queue.replayRequests();
  return queue.size();
}

chrome.runtime.onMessage.addListener((message: WorkboxMessage, _, reply) => {
  handle(message).then(
    (size) => reply({ ok: true, size }),
    () => reply({ ok: false }),
  );
  return true;
});
