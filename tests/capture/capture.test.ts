// All that capture does through the gate, on one page that is set up once.
import { describe, expect, it } from 'vitest';
import { currentNoticeId } from '../../server/contract/notices.ts';
import { parseExtractAnswer } from '../../utils/capture/arrival.ts';
import { type CaptureDeps, createCapture } from '../../utils/capture/service.ts';
import type { Extraction, Row } from '../../utils/linkedin/extraction.ts';
import type { ExtractAnswer } from '../../utils/messaging/protocol.ts';
import type { SearchNote, SearchReading } from '../../utils/queue/searches.ts';
import type { CaptureRequest } from '../../utils/queue/store-capture.ts';
import type { OtherMember } from '../../utils/settings.ts';
import { nobodyLeaves, person } from '../queue/open-test-queue.ts';

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
  const noted: SearchReading[] = [];
  const kept: { seen: OtherMember | null } = { seen: null };
  const given = { state: 'given', onService: true, noticeId: currentNoticeId } as never;
  const deps: CaptureDeps = {
    consents: async () => ({ 'linkedin-identity': given, capture: given }),
    hasPermission: async () => true,
    sessionBreak: async () => undefined,
    ask: async (): Promise<ExtractAnswer> => ({ url, extraction }),
    outline: async () => 'html ×1',
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
    alone: (work) => work(),
    sameAccount: nobodyLeaves,
    noteReading: async (reading) => {
      noted.push(reading);
      return undefined;
    },
    allowance: async () => ({ cap: 250, used: 0, resetsAt: '2026-11-23T00:00:00.000Z' }),
    now: () => Date.UTC(2026, 10, 22),
    ...overrides,
  };
  return { capture: createCapture(deps), stored, noted, seen: () => kept.seen };
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
    ['a search', undefined],
    ['another member', { identityKeys: ['vanity:other'], source: 'x' }],
  ])('keeps nothing of %s once the account has left, though the page was read before', async (_, viewer) => {
    const { capture, noted, seen } = setUp(extractionOf(rows, viewer && { viewer }), {
      sameAccount: async () => async () => undefined,
    });
    await capture.view(1);
    await capture.capture({ tabId: 1, url, keys: 'all' });
    expect({ noted, seen: seen() }).toEqual({ noted: [], seen: null });
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

describe('capturing who is new, as the user browses', () => {
  const nobody = () => [];

  it('stores who is new, and tells whom the page was about', async () => {
    const { capture, stored, noted } = setUp(undefined, {
      lookup: async (keys) => ({
        ok: true,
        value: keys.map((key) => ({ identityKey: key, state: key === 'vanity:b' ? 'suppressed' : 'unknown' })),
      }),
    });
    expect(await capture.captureNew(1, nobody)).toEqual({
      ok: true,
      url,
      captured: 1,
      keys: ['vanity:a', 'vanity:b'],
    });
    expect(stored.flatMap(({ leads }) => leads.map(({ place }) => place))).toEqual([1]);
    expect(noted).toMatchObject([
      { number: 2, captured: 1, shown: 3, refused: 1, people: [['vanity:a', 'urn:1'], ['vanity:b']] },
    ]);
  });

  it('leaves a page alone whose people were all dealt with', async () => {
    const { capture, stored, noted } = setUp();
    expect(await capture.captureNew(1, () => ['vanity:a', 'vanity:b'])).toMatchObject({ ok: true, captured: 0 });
    expect([stored, noted]).toEqual([[], []]);
  });

  it('stores only whom a page that was scrolled has added', async () => {
    const { capture, stored } = setUp();
    await capture.captureNew(1, (address) => (address === url ? ['vanity:a'] : []));
    expect(stored.flatMap(({ leads }) => leads.map(({ lead }) => lead.identityKeys[0]))).toEqual(['vanity:b']);
  });

  it('notes a page on which nobody is new, and stores nothing', async () => {
    const { capture, stored, noted } = setUp(undefined, {
      lookup: async (keys) => ({ ok: true, value: keys.map((identityKey) => ({ identityKey, state: 'known' })) }),
    });
    expect(await capture.captureNew(1, nobody)).toMatchObject({ ok: true, captured: 0 });
    expect([stored, noted.map(({ captured }) => captured)]).toEqual([[], [0]]);
  });

  it.each(['empty', 'loading', 'error', 'signed-out', 'limited', 'layout-changed', 'other-page'] as const)(
    'stores nothing of a page that is %s, and says so',
    async (state) => {
      const { capture, stored, noted } = setUp(extractionOf(rows, { state }));
      expect(await capture.captureNew(1, nobody)).toEqual({ ok: false, code: 'page-not-readable', state });
      expect([stored, noted]).toEqual([[], []]);
    },
  );

  it('stores nothing while paused, with another member, without consent', async () => {
    const other = extractionOf(rows, { viewer: { identityKeys: ['vanity:other'], source: 'x' } });
    const cases = [
      setUp(undefined, { isPaused: async () => true }),
      setUp(other),
      setUp(undefined, { consents: async () => ({}) }),
    ];
    const codes = await Promise.all(cases.map(({ capture }) => capture.captureNew(1, nobody)));
    expect(codes).toMatchObject([{ code: 'paused' }, { code: 'other-member' }, { code: 'consent-missing' }]);
    expect(cases.flatMap(({ stored }) => stored)).toEqual([]);
  });
});

describe("the day's allowance", () => {
  const full = { allowance: async () => ({ cap: 250, used: 250, resetsAt: '2026-11-22T01:00:00.000Z' }) };

  it('stops capture where nothing is left of it, by hand and by browsing, and says how long', async () => {
    const { capture, stored } = setUp(undefined, full);
    const reached = { ok: false, code: 'daily-cap-reached', retryAfter: 3600 };
    expect(await capture.capture({ tabId: 1, url, keys: 'all' })).toEqual(reached);
    expect(await capture.captureNew(1, () => [])).toEqual(reached);
    expect(stored).toEqual([]);
  });

  it('does not stop capture where the service cannot say', async () => {
    const { capture } = setUp(undefined, { allowance: async () => undefined });
    expect(await capture.capture({ tabId: 1, url, keys: 'all' })).toMatchObject({ ok: true, captured: 2 });
  });
});

describe('a search that is remembered', () => {
  const record = {
    id: 3,
    key: 'k',
    url,
    page: 'people-search',
    name: 'plant',
    firstAt: '2026-11-20T08:00:00.000Z',
    lastAt: '2026-11-22T00:00:00.000Z',
    previousAt: '2026-11-20T08:00:00.000Z',
    pages: { 1: { at: '', shown: 10, captured: 8, refused: 2 }, 2: { at: '', shown: 3, captured: 0, refused: 1 } },
    totalPages: 12,
    people: 12,
    newSinceLast: 1,
  };
  const noteReading = async (): Promise<SearchNote> => ({ record, isNew: [false, true] });

  it('shows its coverage, and who is new since last time', async () => {
    const view = await setUp(undefined, { noteReading }).capture.view(1);
    expect(view).toMatchObject({
      search: { id: 3, coverage: { read: [[1, 2]], missing: [], total: 12 }, captured: 8, newSinceLast: 1 },
      rows: [{ key: 'vanity:a' }, { key: 'vanity:b', newSinceLast: true }],
    });
    expect(view.kind === 'page' && view.rows[0]).not.toHaveProperty('newSinceLast');
  });

  it('is only looked at by looking, and captured from by capturing', async () => {
    const { capture, noted } = setUp();
    await capture.view(1);
    await capture.capture({ tabId: 1, url, keys: ['vanity:b'] });
    expect(noted.map(({ captured }) => captured)).toEqual([undefined, 1]);
  });

  it('is not touched while another member is signed in', async () => {
    const { capture, noted } = setUp(extractionOf(rows, { viewer: { identityKeys: ['vanity:other'], source: 'x' } }));
    await capture.view(1);
    expect(noted).toEqual([]);
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
