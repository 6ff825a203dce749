import { describe, expect, it } from 'vitest';
import { currentNoticeId } from '../../server/contract/notices.ts';
import { createIntake, type IntakeDeps } from '../../utils/import/intake.ts';
import type { CaptureRequest } from '../../utils/queue/store-capture.ts';
import { person } from '../queue/open-test-queue.ts';

const request = {
  source: 'connections' as const,
  url: 'https://www.linkedin.com/mynetwork/invite-connect/connections/',
  leads: [{ lead: person('vanity:a'), place: 5 }],
};

function setUp(overrides: Partial<IntakeDeps> = {}) {
  const stored: CaptureRequest[] = [];
  const intake = createIntake({
    consents: async () => ({ 'push-to-crm': { state: 'given', onService: true, noticeId: currentNoticeId } as never }),
    account: async () => ({ userName: 'Mira Osk', email: 'mira@example.test', accountId: 'a', accountName: 'Osk' }),
    isPaused: async () => false,
    isLeaving: async () => false,
    store: async (capture) => {
      stored.push(capture);
      return { ok: true, captured: capture.leads.length, duplicates: 0 };
    },
    now: () => Date.UTC(2026, 10, 22),
    ...overrides,
  });
  return { intake, stored };
}

describe('taking people in from a file', () => {
  it('queues them as one capture that says where they come from', async () => {
    const { intake, stored } = setUp();
    expect(await intake(request)).toEqual({ ok: true, captured: 1, duplicates: 0 });
    expect(stored).toEqual([
      {
        leads: request.leads,
        source: { url: request.url, page: 'import', layout: 'connections' },
        capturedAt: '2026-11-22T00:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['consent-missing', { consents: async () => ({}) }],
    ['signed-out-of-crm', { account: async () => null }],
    ['paused', { isPaused: async () => true }],
  ] as const)('queues nobody: %s', async (code, overrides) => {
    const { intake, stored } = setUp(overrides);
    expect(await intake(request)).toEqual({ ok: false, code });
    expect(stored).toEqual([]);
  });

  it('takes nobody in while an unlink or a sign-out is under way: they would be the next account’s', async () => {
    const { intake, stored } = setUp({ isLeaving: async () => true });
    expect(await intake(request)).toEqual({ ok: false, code: 'unlink-pending' });
    expect(stored).toEqual([]);
  });
});
