import { describe, expect, it } from 'vitest';
import { notices, noticeText } from '../../server/contract/notices.ts';
import { type GateDeps, passGate } from '../../utils/consent/gate.ts';
import { type RecordDeps, recordChoices, sendUnsent } from '../../utils/consent/record.ts';
import type { CrmClient } from '../../utils/crm/client.ts';
import { sha256 } from '../../utils/crm/push-batch.ts';
import type { Consents } from '../../utils/settings.ts';
import { testDeps } from '../queue/open-test-queue.ts';

function setUp(reachable: { now: boolean }) {
  const state: { consents: Consents; sent: unknown[] } = { consents: {}, sent: [] };
  const call = (async ({ json }: { json: unknown }) => {
    if (!reachable.now) return { ok: false, failure: { kind: 'unavailable', reached: false } };
    state.sent.push(json);
    return { ok: true, value: { events: [], current: {} } };
  }) as unknown as CrmClient;
  const deps: RecordDeps = {
    kept: {
      getValue: async () => state.consents,
      setValue: async (consents) => {
        state.consents = consents;
      },
    },
    call,
    ...testDeps(0),
  };
  return { deps, state };
}

describe('recording choices', () => {
  it('records the notice that was shown: id, language and hash', async () => {
    const { deps, state } = setUp({ now: true });
    expect(await recordChoices(deps, [{ purpose: 'capture', state: 'given' }], 'fr')).toEqual({ ok: true });
    const french = notices.find(({ language }) => language === 'fr');
    expect(state.consents.capture).toMatchObject({
      state: 'given',
      language: 'fr',
      noticeHash: await sha256(noticeText(french as (typeof notices)[number])),
      onService: true,
    });
    expect(state.sent).toHaveLength(1);
  });

  it('keeps a choice that the service has not seen, and sends that same choice later', async () => {
    const reachable = { now: false };
    const { deps, state } = setUp(reachable);
    expect(await recordChoices(deps, [{ purpose: 'capture', state: 'given' }], 'en')).toEqual({
      ok: false,
      code: 'crm-unreachable',
    });
    const { clientRef } = state.consents.capture ?? {};
    reachable.now = true;
    expect(await sendUnsent(deps)).toEqual({ ok: true });
    expect(state.sent).toMatchObject([{ choices: [{ clientRef, purpose: 'capture', state: 'given' }] }]);
    expect(state.consents.capture?.onService).toBe(true);
  });
});

describe('the gate', () => {
  const given = { state: 'given', onService: true } as never;
  const gate = (consents: Consents, permitted: boolean): GateDeps => ({
    consents: async () => consents,
    hasPermission: async () => permitted,
    ask: async () => ({ url: 'https://www.linkedin.com/', extraction: null }),
    outline: async () => undefined,
  });

  it.each([
    ['nothing was chosen', {}, true, 'consent-missing'],
    ['one purpose is missing', { 'linkedin-identity': given }, true, 'consent-missing'],
    [
      'a purpose was withdrawn',
      { 'linkedin-identity': given, capture: { state: 'withdrawn', onService: true } as never },
      true,
      'consent-missing',
    ],
    [
      'the service has not recorded it',
      { 'linkedin-identity': given, capture: { state: 'given', onService: false } as never },
      true,
      'consent-missing',
    ],
    ['the browser has not been asked', { 'linkedin-identity': given, capture: given }, false, 'permission-missing'],
  ])('gives no reader where %s', async (_, consents, permitted, code) => {
    expect(await passGate(gate(consents, permitted), ['linkedin-identity', 'capture'])).toEqual({ ok: false, code });
  });

  it('gives the reader where consent and permission are both there', async () => {
    const passed = await passGate(gate({ 'linkedin-identity': given, capture: given }, true), [
      'linkedin-identity',
      'capture',
    ]);
    expect(passed.ok && (await passed.reader.extract(1))).toMatchObject({ url: 'https://www.linkedin.com/' });
  });
});
