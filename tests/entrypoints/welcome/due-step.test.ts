import { expect, it } from 'vitest';
import { dueStep, type Progress } from '../../../entrypoints/welcome/due-step.ts';
import { currentNoticeId } from '../../../server/contract/notices.ts';
import type { ConsentRecord, Consents } from '../../../utils/settings.ts';

const choice = (state: ConsentRecord['state'], onService = true): ConsentRecord => ({
  clientRef: '0f0e7a3c-5d0e-4a77-9d1c-7f6d8d1c2b3a',
  state,
  noticeId: currentNoticeId,
  noticeHash: '0'.repeat(64),
  language: 'en',
  chosenAt: '2026-11-22T08:00:00Z',
  onService,
});
const all = (record: ConsentRecord): Consents => ({
  'linkedin-identity': record,
  capture: record,
  'push-to-crm': record,
});
const account = { userName: 'Orla Quist', email: 'orla@norrvik.example', accountId: '1', accountName: 'Norrvik' };
const finished: Progress = {
  account,
  consents: all(choice('given')),
  permitted: { linkedIn: true, cookies: false },
  member: { identityKeys: ['vanity:orla-quist'], linkedAt: '2026-11-22T08:00:00Z' },
};

it.each([
  ['sign-in', { account: null }],
  ['consent', { consents: {} }],
  ['consent', { consents: all(choice('withdrawn')) }],
  ['refused', { consents: { ...all(choice('given')), capture: choice('refused') } }],
  ['unrecorded', { consents: { ...all(choice('given')), capture: choice('given', false) } }],
  ['consent', { consents: { ...all(choice('given')), capture: { ...choice('given'), noticeId: 'of-old' } } }],
  ['permission', { permitted: { linkedIn: false, cookies: false } }],
  ['permission', { consents: { ...all(choice('given')), 'session-guard': choice('given') } }],
  ['unrecorded', { consents: { ...all(choice('given')), 'session-guard': choice('withdrawn', false) } }],
  ['link', { member: null }],
  ['done', {}],
] as const)('goes on at %s', (step, missing) => {
  expect(dueStep({ ...finished, ...missing })).toBe(step);
});

it('never asks the browser before the choices are recorded', () => {
  const step = dueStep({
    ...finished,
    permitted: { linkedIn: false, cookies: false },
    consents: all(choice('given', false)),
  });
  expect(step).toBe('unrecorded');
});
