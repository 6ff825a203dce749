import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConsentChoice, ConsentEvent } from '../../server/contract/consents.ts';
import { currentNoticeId, findNotice, isOutdated, notices, noticeText } from '../../server/contract/notices.ts';
import { type GateDeps, isGiven, passGate } from '../../utils/consent/gate.ts';
import { consentReceipt } from '../../utils/consent/receipt.ts';
import { followService, keepChoices, type RecordDeps, sendUnsent } from '../../utils/consent/record.ts';
import type { CrmClient } from '../../utils/crm/client.ts';
import type { ConsentRecord, Consents, SessionBreak } from '../../utils/settings.ts';
import { testDeps } from '../queue/open-test-queue.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function setUp(reachable: { now: boolean }) {
  const state = { consents: {} as Consents, sent: [] as unknown[], elsewhere: [] as ConsentEvent[] };
  const call = (async ({ json }: { json?: { choices: ConsentChoice[] } }) => {
    if (!reachable.now) return { ok: false, failure: { kind: 'unavailable', reached: false } };
    if (json) state.sent.push(json);
    const here = (state.sent as { choices: ConsentChoice[] }[]).flatMap(({ choices }) => choices);
    const events = [...state.elsewhere, ...here.map((one) => ({ ...one, id: '', recordedAt: one.chosenAt }))];
    const standing = state.elsewhere.concat(here.length === 0 ? [] : (events.slice(-1) as ConsentEvent[]));
    const last = standing.toSorted((a, b) => Date.parse(a.chosenAt) - Date.parse(b.chosenAt)).at(-1);
    return { ok: true, value: { events, current: last ? { [last.purpose]: last.state } : {} } };
  }) as unknown as CrmClient;
  const deps: RecordDeps = {
    kept: {
      getValue: async () => state.consents,
      change: async (make) => {
        state.consents = make(state.consents);
        return true;
      },
    },
    call,
    ...testDeps(0),
  };
  return { deps, state };
}

describe('the notices', () => {
  it('stand as they were given out: what people consented to is never edited', () => {
    const optIns = notices.filter(({ id }) => id.startsWith('opt-in'));
    expect(optIns.map((notice) => [notice.id, notice.language, sha256(noticeText(notice)).slice(0, 16)])).toEqual([
      ['opt-in-2026-11', 'en', 'f34050119105d2be'],
      ['opt-in-2026-11', 'fr', '8a09f827a79efd7d'],
      ['opt-in-2026-11-25', 'en', 'eb678328b0deec75'],
      ['opt-in-2026-11-25', 'fr', '9c6a6d39d29448cc'],
    ]);
  });

  it('say the same purposes in both languages', () => {
    const purposesIn = (language: string) =>
      findNotice(currentNoticeId, language)?.purposes.map(({ purpose }) => purpose);
    expect(purposesIn('fr')).toEqual(purposesIn('en'));
  });

  it('ask again for what has changed materially, and for that alone', () => {
    const history = [
      { id: 'first', asksAgain: [] },
      { id: 'second', asksAgain: ['capture'] },
      { id: 'third', asksAgain: [] },
    ] as const;
    expect(isOutdated('capture', 'first', history)).toBe(true);
    expect(isOutdated('capture', 'second', history)).toBe(false);
    expect(isOutdated('push-to-crm', 'first', history)).toBe(false);
    expect(isOutdated('push-to-crm', 'of another product', history)).toBe(true);
  });
});

describe('recording choices', () => {
  it('records the notice that was shown: id, language and hash', async () => {
    const { deps, state } = setUp({ now: true });
    await keepChoices(deps, [{ purpose: 'capture', state: 'given' }], 'fr');
    expect(await sendUnsent(deps)).toEqual({ ok: true });
    const french = findNotice(currentNoticeId, 'fr');
    expect(state.consents.capture).toMatchObject({
      state: 'given',
      language: 'fr',
      noticeHash: sha256(JSON.stringify(french)),
      onService: true,
    });
    expect(state.sent).toHaveLength(1);
  });

  it('keeps a choice that the service has not seen, and sends that same choice later', async () => {
    const reachable = { now: false };
    const { deps, state } = setUp(reachable);
    await keepChoices(deps, [{ purpose: 'capture', state: 'given' }], 'en');
    expect(await sendUnsent(deps)).toEqual({ ok: false, code: 'crm-unreachable' });
    const { clientRef } = state.consents.capture ?? {};
    reachable.now = true;
    expect(await sendUnsent(deps)).toEqual({ ok: true });
    expect(state.sent).toMatchObject([{ choices: [{ clientRef, purpose: 'capture', state: 'given' }] }]);
    expect(state.consents.capture?.onService).toBe(true);
  });

  const withdrawnElsewhere: ConsentEvent = {
    ...{ id: '', clientRef: 'elsewhere', purpose: 'capture', state: 'withdrawn', noticeId: 'n', noticeHash: 'h' },
    ...{ language: 'en', chosenAt: '1970-01-21T00:00:00.000Z', recordedAt: '1970-01-21T00:00:00.000Z' },
  };

  it('takes over a no of another device that its own yes came too late for; the next yes is one that knew of it', async () => {
    const { deps, state } = setUp({ now: true }); // the clock here is behind
    state.elsewhere = [withdrawnElsewhere];
    await keepChoices(deps, [{ purpose: 'capture', state: 'given' }], 'en');
    expect(await sendUnsent(deps)).toEqual({ ok: true });
    const { chosenAt } = withdrawnElsewhere;
    expect(state.consents.capture).toMatchObject({ state: 'withdrawn', chosenAt, onService: true, elsewhere: true });
    expect(isGiven(state.consents, 'capture')).toBe(false);
    await keepChoices(deps, [{ purpose: 'capture', state: 'given' }], 'en');
    await sendUnsent(deps);
    expect(state.consents.capture).toMatchObject({ state: 'given', chosenAt: '1970-01-21T00:00:00.001Z' });
    expect(isGiven(state.consents, 'capture')).toBe(true);
  });

  it('follows what was taken back elsewhere when the service allows nothing; a choice that it has not seen stays', async () => {
    const { deps, state } = setUp({ now: true });
    await keepChoices(deps, [{ purpose: 'capture', state: 'given' }], 'en');
    await sendUnsent(deps);
    state.elsewhere = [withdrawnElsewhere];
    const seen = state.consents.capture as ConsentRecord;
    state.consents = { capture: { ...seen, clientRef: 'not there yet' } };
    await followService(deps);
    expect(state.consents.capture?.state).toBe('given');
    state.consents = { capture: seen };
    await followService(deps);
    expect(state.consents.capture?.state).toBe('withdrawn');
  });

  it('gives every choice with the words that were shown, as a file to keep', async () => {
    const { deps, state } = setUp({ now: false });
    await keepChoices(deps, [{ purpose: 'capture', state: 'given' }], 'fr');
    const kept = state.consents.capture as ConsentRecord;
    const event = { ...kept, id: '1', purpose: 'capture' as const, recordedAt: kept.chosenAt };
    const file = JSON.parse(consentReceipt({ events: [event], current: { capture: 'given' } }, new Date(0)));
    expect(file.notices).toEqual([{ sha256: kept.noticeHash, notice: findNotice(currentNoticeId, 'fr') }]);
    expect(sha256(JSON.stringify(file.notices[0].notice))).toBe(kept.noticeHash);
    expect(file.events).toMatchObject([{ purpose: 'capture', state: 'given' }]);
  });
});

describe('the gate', () => {
  const choice = (more: Partial<ConsentRecord> = {}): ConsentRecord => ({
    ...{ clientRef: '', noticeHash: '', language: 'en', chosenAt: '', noticeId: currentNoticeId },
    ...{ state: 'given', onService: true },
    ...more,
  });
  const both = { 'linkedin-identity': choice(), capture: choice() };
  const gate = (consents: Consents, permitted: boolean, broken?: SessionBreak): GateDeps => ({
    consents: async () => consents,
    hasPermission: async () => permitted,
    sessionBreak: async () => broken,
    ask: async () => ({ url: 'https://www.linkedin.com/', extraction: null }),
    outline: async () => undefined,
  });

  it.each([
    ['nothing was chosen', {}, true, 'consent-missing'],
    ['one purpose is missing', { 'linkedin-identity': choice() }, true, 'consent-missing'],
    ['a purpose was withdrawn', { ...both, capture: choice({ state: 'withdrawn' }) }, true, 'consent-missing'],
    ['the service has not recorded it', { ...both, capture: choice({ onService: false }) }, true, 'consent-missing'],
    ['the words have changed since', { ...both, capture: choice({ noticeId: 'of-old' }) }, true, 'notice-changed'],
    ['the browser has not been asked', both, false, 'permission-missing'],
  ])('gives no reader where %s', async (_, consents, permitted, code) => {
    expect(await passGate(gate(consents, permitted), ['linkedin-identity', 'capture'])).toEqual({ ok: false, code });
  });

  it.each(['ended', 'changed'] as const)('gives no reader of people where the session has %s', async (why) => {
    const deps = gate(both, true, { why, at: '' });
    expect(await passGate(deps, ['linkedin-identity', 'capture'])).toEqual({ ok: false, code: `session-${why}` });
    expect(await passGate(deps, ['linkedin-identity'])).toMatchObject({ ok: true }); // who is signed in may be asked
  });

  it('gives the reader where consent and permission are both there', async () => {
    const passed = await passGate(gate(both, true), ['linkedin-identity', 'capture']);
    expect(passed.ok && (await passed.reader.extract(1))).toMatchObject({ url: 'https://www.linkedin.com/' });
  });

  it('counts a yes to an earlier notice that did not change what is meant', () => {
    expect(isGiven({ capture: choice({ noticeId: 'opt-in-2026-11' }) }, 'capture')).toBe(true);
  });
});
