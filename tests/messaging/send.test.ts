import { beforeEach, expect, it, vi } from 'vitest';
import { send } from '../../utils/messaging/send.ts';

const sendMessage = vi.hoisted(() => vi.fn());
vi.mock('wxt/browser', () => ({ browser: { runtime: { sendMessage } } }));

const closed = () => Promise.reject(new Error('The message channel closed before a response was received.'));
const request = { tabId: 1, url: 'https://www.linkedin.com/search/results/people/', keys: ['vanity:orla-quist'] };

beforeEach(() => {
  sendMessage.mockReset();
});

it('a message that the worker died with is sent once more', async () => {
  sendMessage.mockImplementationOnce(closed).mockResolvedValueOnce({ ok: true });
  expect(await send('captureRows', request)).toEqual({ ok: true });
  expect(sendMessage.mock.calls).toEqual([
    [{ type: 'captureRows', data: request }],
    [{ type: 'captureRows', data: request }],
  ]);
});

it('a worker that cannot be reached is a failure that the user is told of', async () => {
  sendMessage.mockImplementation(closed);
  expect(await send('pushNow')).toEqual({ ok: false, code: 'internal' });
  expect(sendMessage).toHaveBeenCalledTimes(2);
});
