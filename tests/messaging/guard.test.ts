import { afterAll, describe, expect, it, vi } from 'vitest';
import { classifySender, createGuard, type Handlers } from '../../utils/messaging/guard.ts';
import { messages } from '../../utils/messaging/protocol.ts';

const ID = 'gfiabppghpmeenoplanppncombcdojmk';
const page = { id: ID, origin: `chrome-extension://${ID}` };
const pageInTab = { ...page, tab: { id: 4 } as chrome.tabs.Tab, frameId: 0 };
const content = { id: ID, origin: 'https://www.linkedin.com', tab: { id: 4 } as chrome.tabs.Tab, frameId: 0 };
const refused = { ok: false, code: 'message-refused' };

function guardWith(overrides: Partial<Handlers> = {}) {
  const called: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(messages).map((type) => [type, () => void called.push(type)]),
  ) as unknown as Handlers;
  const report = vi.fn();
  return { guard: createGuard({ extensionId: ID, handlers: { ...handlers, ...overrides }, report }), called, report };
}

/** What came through of what must not: for the line that is said at the end. */
const tried = { 'C4 forged senders': [] as unknown[], 'C5 hostile types and data': [] as unknown[] };
const isRefused = (answer: unknown) => JSON.stringify(answer) === JSON.stringify(refused);
afterAll(() => {
  for (const [name, answers] of Object.entries(tried))
    console.info(`${name}: ${answers.filter(isRefused).length} of ${answers.length} survived`);
});

describe('the guard', () => {
  it('knows an extension page by its origin, in a tab or not', () => {
    expect(classifySender(page, ID)).toBe('page');
    expect(classifySender(pageInTab, ID)).toBe('page');
    expect(classifySender(content, ID)).toBe('content');
  });

  it.each([
    ['another extension', { ...page, id: 'a'.repeat(32) }],
    ['another extension with our origin', { id: 'a'.repeat(32), origin: page.origin }],
    ['a page that looks like LinkedIn', { ...content, origin: 'https://www.linkedin.com.example' }],
    ['a frame in LinkedIn', { ...content, frameId: 3 }],
    ['nobody', {}],
  ])('refuses %s', async (_, sender) => {
    const { guard, called } = guardWith();
    for (const type of Object.keys(messages)) {
      const answer = await guard({ type, data: {} }, sender);
      tried['C4 forged senders'].push(answer);
      expect(answer).toEqual(refused);
    }
    expect(called).toEqual([]);
  });

  it('lets a content script say that its page changed, and nothing else', async () => {
    const { guard, called } = guardWith();
    for (const type of Object.keys(messages)) await guard({ type, data: { tabId: 1, paused: true } }, content);
    await guard({ type: 'pageChanged' }, content);
    expect(called).toEqual(['pageChanged']);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', '', 'unknown', 7, null, {}])(
    'refuses the type %j',
    async (type) => {
      const answer = await guardWith().guard({ type, data: {} }, page);
      tried['C5 hostile types and data'].push(answer);
      expect(answer).toEqual(refused);
    },
  );

  it.each([null, undefined, 'readPage', 7, [], { data: {} }])('refuses the message %j', async (message) => {
    const answer = await guardWith().guard(message, page);
    tried['C5 hostile types and data'].push(answer);
    expect(answer).toEqual(refused);
  });

  it('refuses data of another shape, with more or with less', async () => {
    const { guard, called } = guardWith();
    for (const data of [undefined, {}, { tabId: '1' }, { tabId: 1, more: 1 }, { tabId: 1.5 }]) {
      const answer = await guard({ type: 'readPage', data }, page);
      tried['C5 hostile types and data'].push(answer);
      expect(answer).toEqual(refused);
    }
    expect(called).toEqual([]);
  });

  it('tells the sender a code and never a stack', async () => {
    const fault = new Error('secret place');
    const { guard, report } = guardWith({
      readPage: () => {
        throw fault;
      },
    });
    expect(await guard({ type: 'readPage', data: { tabId: 1 } }, page)).toEqual({ ok: false, code: 'internal' });
    expect(report).toHaveBeenCalledWith('readPage', fault);
  });
});
