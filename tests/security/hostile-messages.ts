import { messages } from '../../utils/messaging/protocol.ts';

const lead = { kind: 'person', identityKeys: ['vanity:evil-demo'], name: { shown: 'Evil Demo' } };
const uuid = '00000000-0000-4000-8000-000000000000';

/** Data with which each message would do something, were it let through. */
const harmful: Record<string, object> = {
  readPage: { tabId: 1 },
  captureRows: { tabId: 1, url: 'https://www.linkedin.com/search/results/people/', keys: 'all' },
  setBrowseCapture: { tabId: 1, on: true },
  deleteSearch: { id: 1 },
  restoreSearch: { id: 1 },
  outlinePage: { tabId: 1 },
  retryRefused: { code: 'lead-invalid' },
  editRefused: { clientRef: uuid, lead },
  dropRefused: { code: 'lead-invalid' },
  restoreDropped: { dropId: uuid },
  importLeads: { source: 'table', url: 'https://www.linkedin.com/in/evil-demo/', leads: [{ lead, place: 1 }] },
  readViewer: { tabId: 1 },
  confirmLink: { tabId: 1, identityKey: 'vanity:evil-demo' },
  recordConsents: { choices: [{ purpose: 'push-to-crm', state: 'withdrawn' }], language: 'en' },
  setPaused: { paused: true },
};

const oddTypes = [
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
  'valueOf',
  '',
  'READPAGE',
  'unlink ',
  7,
  null,
];

/** Every internal message but the one that a content script may send, and types that no protocol has. */
export const hostileMessages: { type: unknown; data?: object }[] = [
  ...Object.entries(messages)
    .filter(([, { from }]) => from === 'page')
    .flatMap(([type]) => [{ type, data: harmful[type] ?? {} }, { type, data: {} }, { type }]),
  ...oddTypes.map((type) => ({ type, data: {} })),
];
