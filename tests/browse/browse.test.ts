import { describe, expect, it } from 'vitest';
import { type Badge, type BrowseDeps, createBrowse } from '../../utils/browse/browse.ts';
import type { BrowseReading } from '../../utils/capture/service.ts';
import type { BrowsedTabs } from '../../utils/settings.ts';

const url = (page: number) => `https://www.linkedin.com/search/results/people/?keywords=plant&page=${page}`;

/** A browser with one session: the worker on it can be made again at any time. */
function setUp(overrides: Partial<BrowseDeps> = {}) {
  const session: { tabs: BrowsedTabs } = { tabs: {} };
  const page: { reading: BrowseReading; front: boolean } = {
    reading: { ok: true, url: url(1), captured: 2, keys: ['vanity:a', 'vanity:b'] },
    front: true,
  };
  const badges: Badge[] = [];
  const asked: (readonly string[])[] = [];
  let queued = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const deps: BrowseDeps = {
    tabs: {
      getValue: async () => structuredClone(session.tabs),
      setValue: async (tabs) => {
        session.tabs = structuredClone(tabs);
      },
    },
    mayRead: async () => ({ ok: true }),
    isInFront: async () => page.front,
    captureNew: async (_, taken) => {
      asked.push(page.reading.ok ? taken(page.reading.url) : []);
      return page.reading;
    },
    show: async (_, badge) => void badges.push(badge),
    onCaptured: () => {
      queued++;
    },
    alone: (work) => {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
    ...overrides,
  };
  return { worker: () => createBrowse(deps), session, page, badges, asked, queued: () => queued };
}

describe('capture as I browse', () => {
  it('is off at start: a page that settles is not read', async () => {
    const { worker, asked, badges } = setUp();
    await worker().settled(4);
    expect([asked, badges]).toEqual([[], []]);
  });

  it('captures the page in front when it is switched on, and each page that settles after that', async () => {
    const { worker, session, page, queued, badges } = setUp();
    const browse = worker();
    expect(await browse.set(4, true)).toEqual({ ok: true });
    page.reading = { ok: true, url: url(2), captured: 1, keys: ['vanity:c'] };
    await browse.settled(4);
    expect(session.tabs[4]).toEqual({
      captured: 3,
      pages: { [url(1)]: ['vanity:a', 'vanity:b'], [url(2)]: ['vanity:c'] },
    });
    expect(queued()).toBe(2);
    expect(badges.at(-1)).toBe('on');
  });

  it('goes on where a worker that died has left off', async () => {
    const { worker, session, asked } = setUp();
    await worker().set(4, true);
    await worker().settled(4);
    expect(asked).toEqual([[], ['vanity:a', 'vanity:b']]);
    expect(session.tabs[4]?.captured).toBe(4);
  });

  it('hands over whom it has dealt with, so that the same page is captured again only where its people changed', async () => {
    const { worker, page, asked, queued } = setUp();
    const browse = worker();
    await browse.set(4, true);
    page.reading = { ok: true, url: url(1), captured: 0, keys: ['vanity:a', 'vanity:b'] };
    await browse.settled(4);
    expect(asked[1]).toEqual(['vanity:a', 'vanity:b']);
    expect(queued()).toBe(1);
  });

  it('is for its tab only, and forgets a tab that closed', async () => {
    const { worker, session, asked } = setUp();
    const browse = worker();
    await browse.set(4, true);
    await browse.settled(5);
    expect(asked).toHaveLength(1);
    await browse.forget(4);
    expect(session.tabs).toEqual({});
    await browse.settled(4);
    expect(asked).toHaveLength(1);
  });

  it('reads nothing in a tab that is not in front', async () => {
    const { worker, page, asked } = setUp();
    await worker().set(4, true);
    page.front = false;
    await worker().settled(4);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['stopped', { ok: false, code: 'paused' }],
    ['stopped', { ok: false, code: 'daily-cap-reached', retryAfter: 60 }],
    ['stopped', { ok: false, code: 'other-member' }],
    ['stopped', { ok: false, code: 'storage-full' }],
    ['stopped', { ok: false, code: 'page-not-readable', state: 'layout-changed' }],
    ['stopped', { ok: false, code: 'page-not-readable', state: 'limited' }],
    ['on', { ok: false, code: 'page-not-readable', state: 'empty' }],
    ['on', { ok: false, code: 'page-not-readable' }],
    ['on', { ok: false, code: 'tab-unreachable' }],
  ] as const)('shows “%s” for %j', async (badge, reading) => {
    const { worker, page, badges, queued, session } = setUp();
    page.reading = reading as BrowseReading;
    await worker().set(4, true);
    expect([badges.at(-1), queued(), session.tabs[4]?.captured]).toEqual([badge, 0, 0]);
    page.reading = { ok: true, url: url(1), captured: 1, keys: ['vanity:a'] };
    await worker().settled(4);
    expect([badges.at(-1), session.tabs[4]?.stopped]).toEqual(['on', undefined]);
  });

  it('cannot be switched on without consent, and can always be switched off', async () => {
    const missing = { ok: false, code: 'consent-missing' } as const;
    const { worker, session, asked } = setUp({ mayRead: async () => missing });
    expect(await worker().set(4, true)).toEqual(missing);
    expect([session.tabs, asked]).toEqual([{}, []]);
    session.tabs = { 4: { captured: 0, pages: {} } };
    expect(await worker().set(4, false)).toEqual({ ok: true });
    expect(session.tabs).toEqual({});
  });

  it('is off in every tab after it was cleared, also for a page that settled meanwhile', async () => {
    const { worker, session, badges, asked } = setUp();
    const browse = worker();
    await browse.set(4, true);
    await browse.set(5, true);
    await Promise.all([browse.clear(), browse.settled(4)]);
    expect([session.tabs, badges.slice(-2), asked.length]).toEqual([{}, ['off', 'off'], 2]);
  });

  it('remembers the last hundred pages', async () => {
    const { worker, page, session } = setUp();
    const browse = worker();
    await browse.set(4, true);
    for (let number = 2; number <= 103; number++) {
      page.reading = { ok: true, url: url(number), captured: 0, keys: [`vanity:p${number}`] };
      await browse.settled(4);
    }
    const kept = Object.keys(session.tabs[4]?.pages ?? {});
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([100, url(4), url(103)]);
  });
});
