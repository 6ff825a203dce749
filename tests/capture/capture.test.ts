import { describe, expect, it } from 'vitest';
import { parseExtractAnswer } from '../../utils/capture/arrival.ts';
import { type CaptureDeps, createCapture } from '../../utils/capture/service.ts';
import type { Extraction, Row } from '../../utils/linkedin/extraction.ts';
import type { ExtractAnswer } from '../../utils/messaging/protocol.ts';
import type { CaptureRequest } from '../../utils/queue/store-capture.ts';
import type { OtherMember } from '../../utils/settings.ts';
import { person } from '../queue/open-test-queue.ts';

const url = 'https://www.linkedin.com/search/results/people/?keywords=plant&page=2';
const extractionOf = (rows: Row[], more: Partial<Extraction> = {}): Extraction => ({
  page: 'people-search',
  state: 'results',
  layout: 'sdui',
  rows,
  strategies: {},
  ...more,
});
const rows: Row[] = [{ lead: person('vanity:a', 'urn:1') }, { refused: 'anonymous' }, { lead: person('vanity:b') }];

const nothingKnown: ExtractAnswer = { url, extraction: null };

function setUp(extraction: Extraction | null = extractionOf(rows), overrides: Partial<CaptureDeps> = {}) {
  const stored: CaptureRequest[] = [];
  const kept: { seen: OtherMember | null } = { seen: null };
  const given = { state: 'given', onService: true } as never;
  const deps: CaptureDeps = {
    consents: async () => ({ 'linkedin-identity': given, capture: given }),
    hasPermission: async () => true,
    ask: async (): Promise<ExtractAnswer> => ({ url, extraction }),
    linkedMember: async () => ({ identityKeys: ['vanity:me'], name: 'Mira Osk', linkedAt: '' }),
    otherMemberSeen: {
      getValue: async () => kept.seen,
      setValue: async (seen) => {
        kept.seen = seen;
      },
    },
    isPaused: async () => false,
    lookup: async (keys) => ({ ok: true, value: keys.map((identityKey) => ({ identityKey, state: 'unknown' })) }),
    findLocal: async () => new Map(),
    store: async (request) => {
      stored.push(request);
      return { ok: true, captured: request.leads.length, duplicates: 0 };
    },
    now: () => Date.UTC(2026, 10, 22),
    ...overrides,
  };
  return { capture: createCapture(deps), stored };
}

describe('what the panel shows', () => {
  it('counts what is shown, readable and anonymous, and lists only what can be read', async () => {
    const view = await setUp().capture.view(1);
    expect(view).toMatchObject({
      kind: 'page',
      counts: { shown: 3, readable: 2, anonymous: 1, unreadable: 0 },
      rows: [
        { key: 'vanity:a', state: 'new' },
        { key: 'vanity:b', state: 'new' },
      ],
    });
  });

  it.each([
    ['queued', { here: 'queued', crm: 'known' }],
    ['in-crm', { here: undefined, crm: 'known' }],
    ['suppressed', { here: undefined, crm: 'suppressed' }],
    ['new', { here: 'in-crm', crm: 'unknown' }], // erased in the CRM since it was pushed
  ] as const)('says %s for %j', async (state, { here, crm }) => {
    const view = await setUp(extractionOf([{ lead: person('vanity:a') }]), {
      findLocal: async () => new Map(here ? [['vanity:a', { state: here }]] : []),
      lookup: async () => ({ ok: true, value: [{ identityKey: 'vanity:a', state: crm }] }),
    }).capture.view(1);
    expect(view).toMatchObject({ rows: [{ state }] });
  });

  it('says that the CRM could not be asked, and shows what this browser knows', async () => {
    const view = await setUp(undefined, {
      lookup: async () => ({ ok: false, failure: { kind: 'unavailable', reached: false } }),
      findLocal: async () => new Map([['urn:1', { state: 'in-crm' }]]),
    }).capture.view(1);
    expect(view).toMatchObject({ lookupFailed: true, rows: [{ state: 'in-crm' }, { state: 'new' }] });
  });

  it.each([
    ['not-opted-in', { consents: async () => ({}) }],
    ['not-opted-in', { hasPermission: async () => false }],
    ['not-linked', { linkedMember: async () => null }],
    ['tab-unreachable', { ask: () => Promise.resolve(undefined) }],
    ['no-adapter', { ask: async () => nothingKnown }],
  ] as const)('is unavailable: %s', async (why, overrides) => {
    expect(await setUp(undefined, overrides).capture.view(1)).toEqual({ kind: 'unavailable', why });
  });
});

describe('capturing rows', () => {
  it('stores what the page shows now, with its place, source and time', async () => {
    const { capture, stored } = setUp();
    expect(await capture.capture({ tabId: 1, url, keys: ['vanity:b'] })).toMatchObject({ ok: true, captured: 1 });
    expect(stored).toEqual([
      {
        leads: [{ lead: person('vanity:b'), place: 3 }],
        source: { url, page: 'people-search', layout: 'sdui' },
        capturedAt: '2026-11-22T00:00:00.000Z',
      },
    ]);
  });

  it.each([
    [
      'page-changed',
      'another page is in front',
      { ask: async () => ({ url: 'https://www.linkedin.com/feed/', extraction: extractionOf(rows) }) },
    ],
    ['page-changed', 'the rows asked for are gone', { ask: async () => ({ url, extraction: extractionOf([]) }) }],
    [
      'page-not-readable',
      'the page reads badly',
      { ask: async () => ({ url, extraction: extractionOf(rows, { state: 'layout-changed' as const }) }) },
    ],
    ['paused', 'capture is paused', { isPaused: async () => true }],
    ['consent-missing', 'consent is missing', { consents: async () => ({}) }],
    [
      'other-member',
      'somebody else is signed in',
      {
        ask: async () => ({
          url,
          extraction: extractionOf(rows, { viewer: { identityKeys: ['vanity:other'], source: 'x' } }),
        }),
      },
    ],
  ])('stores nothing (%s) where %s', async (code, _, overrides) => {
    const { capture, stored } = setUp(undefined, overrides);
    expect(await capture.capture({ tabId: 1, url, keys: ['vanity:a'] })).toEqual({ ok: false, code });
    expect(stored).toEqual([]);
  });
});

describe('what arrives from a page', () => {
  const answer = (changes: object) => ({ url, extraction: { ...extractionOf(rows), ...changes } });

  it('takes an extraction as it is', () => {
    expect(parseExtractAnswer(answer({}))).toEqual(answer({}));
  });

  it('makes one bad row unreadable and keeps the others', () => {
    const bad = { lead: { ...person('vanity:x'), name: { shown: '' } } };
    expect(parseExtractAnswer(answer({ rows: [rows[0], bad] }))?.extraction?.rows).toEqual([
      rows[0],
      { refused: 'unreadable' },
    ]);
  });

  it.each([
    ['another site', { url: 'https://www.linkedin.com.example/search', extraction: null }],
    ['a made-up state', answer({ state: 'fine' })],
    ['too many rows', answer({ rows: Array.from({ length: 1001 }, () => ({ refused: 'anonymous' })) })],
    ['something else', 'hello'],
  ])('refuses %s', (_, value) => {
    expect(parseExtractAnswer(value)).toBeUndefined();
  });
});
