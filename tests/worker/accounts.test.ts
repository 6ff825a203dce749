// Long: one account leaves, another comes, and something of the first is still on its way.
import { beforeEach, describe, expect, it } from 'vitest';
import { finishUnlink } from '../../utils/link/unlink.ts';
import {
  consentTo,
  crm,
  given,
  hold,
  importOf,
  json,
  local,
  member,
  session,
  settings,
  signIn,
  startSignedIn,
  startWorker,
  well,
} from './world.ts';

const NEEDED = ['linkedin-identity', 'capture', 'push-to-crm'] as const;
const sender = {};
let worker: ReturnType<typeof startWorker>;

beforeEach(async () => {
  worker = await startSignedIn();
});

const waiting = async () =>
  (await worker.services.queue().captures.toArray()).flatMap(({ leads }) =>
    leads.map(({ lead }) => lead.identityKeys[0]),
  );
const remembered = () => {
  const { crmAccount = null, consents = {}, crmRefresh = null, signingOut = null } = local.dump();
  return { crmAccount, consents, crmRefresh, signingOut };
};
const accountId = async () => (await settings.crmAccount.getValue())?.accountId;
const isWrite = ({ method, path }: { method: string; path: string }) => method !== 'GET' && path.startsWith('/v1/');
const writtenAs = (bearer: string) => crm.sent.filter((one) => one.bearer === bearer && isWrite(one));

describe('what was asked as one account', () => {
  it('is not asked again as the next one, when its token is refused', async () => {
    await settings.consents.setValue({ capture: given({ onService: false }) });
    const held = hold(({ path }) => path === '/v1/consents');
    crm.answer = well(held.take);
    const tick = worker.lifecycle.tick();
    await held.arrived;
    expect(await worker.handlers.signOut({}, sender)).toEqual({ ok: true });
    await signIn(worker.services, 'b');
    held.letGo(new Response(null, { status: 401 }));
    await tick;
    expect(writtenAs('b')).toEqual([]);
  });

  it('is no link of the next one', async () => {
    const held = hold(({ method }) => method === 'PUT');
    crm.answer = well(held.take);
    worker.services.capture.viewer = async () => ({ ok: true, viewer: { identityKeys: ['vanity:me'], source: 'nav' } });
    const linked = worker.handlers.confirmLink({ tabId: 1, identityKey: 'vanity:me' }, sender);
    await held.arrived;
    await worker.handlers.signOut({}, sender);
    await signIn(worker.services, 'b');
    await consentTo(...NEEDED);
    held.letGo(json({ link: { id: crypto.randomUUID(), ...member } }));
    expect(await linked).toMatchObject({ ok: false });
    await worker.handlers.importLeads(importOf('vanity:b1', 'vanity:b2'), sender);
    crm.answer = well(({ path }) => (path === '/v1/leads/batch' ? json({}, 503) : undefined));
    await worker.lifecycle.tick();
    expect({ account: await accountId(), waiting: await waiting() }).toEqual({
      ...{ account: 'b', waiting: ['vanity:b1', 'vanity:b2'] },
    });
  });
});

describe('a sign-out', () => {
  /** A refresh that holds the tokens' lock. */
  async function stallRefresh() {
    await session.remove('crmAccess');
    const held = hold(({ path }) => path.endsWith('/token'));
    crm.answer = well(held.take);
    const reading = worker.services.allowance.refresh();
    await held.arrived;
    return async () => {
      held.letGo(new Response(null, { status: 503 }));
      await reading;
    };
  }

  it('lets nobody in while it waits for the tokens, whatever alarm comes', async () => {
    const end = await stallRefresh();
    const out = worker.handlers.signOut({}, sender);
    const tick = worker.lifecycle.tick();
    await expect.poll(accountId).toBeUndefined();
    expect(await worker.handlers.importLeads(importOf('vanity:late'), sender)).toMatchObject({ ok: false });
    await end();
    expect(await out).toEqual({ ok: true });
    await tick;
    expect(await waiting()).toEqual([]);
    expect(remembered()).toMatchObject({ crmRefresh: null, signingOut: null });
    expect(
      crm.sent
        .filter(({ path }) => path.endsWith('/revoke'))
        .map(({ body }) => body)
        .join(),
    ).toContain('refresh-a');
  });

  it('that died while it waited is gone through with', async () => {
    for (const account of [await settings.crmAccount.getValue(), null]) {
      await signIn(worker.services, 'a');
      await settings.crmAccount.setValue(account);
      await settings.signingOut.setValue('a');
      await settings.unlinkStep.setValue('erase');
      await startWorker().lifecycle.wake();
      expect(remembered()).toEqual({ crmAccount: null, consents: {}, crmRefresh: null, signingOut: null });
      expect(await settings.unlinkStep.getValue()).toBeNull();
    }
  });

  it('that died before the next account came takes nothing from that one', async () => {
    await settings.signingOut.setValue('z');
    await worker.lifecycle.wake();
    expect(await accountId()).toBe('a');
    expect(remembered()).toMatchObject({ crmRefresh: 'refresh-a', signingOut: null });
  });

  it('is not held up by an undone link that nobody can tell any more; its account tells it when it comes back', async () => {
    const pending = { accountId: 'a', askedAt: '2026-11-22T08:00:00.000Z', attempts: 1, only: 'link' as const };
    await settings.pendingRevoke.setValue(pending);
    crm.answer = ({ path }) =>
      path.endsWith('/token') ? json({ error: 'invalid_grant' }, 400) : new Response(null, { status: 401 });
    expect(await worker.handlers.signOut({}, sender)).toEqual({ ok: true });
    expect(await accountId()).toBeUndefined();
    crm.answer = well();
    crm.sent.length = 0;
    await signIn(worker.services, 'a');
    await finishUnlink(worker.services.unlinkDeps);
    expect(crm.sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });
});

it('an unlink killed before it says that the account has left takes nothing from whoever came after', async () => {
  await settings.pendingRevoke.setValue({
    ...{ accountId: 'z', askedAt: '2026-11-22T08:00:00.000Z', by: 'popup', attempts: 0 },
  });
  await settings.unlinkStep.setValue('erase');
  await local.set({ crmRefreshAside: 'refresh-z' });
  await session.set({ crmAccessAside: { token: 'z', expiresAt: Date.now() + 900_000 } });
  await worker.lifecycle.wake();
  expect(await accountId()).toBe('a');
  expect(writtenAs('a')).toEqual([]);
  expect(writtenAs('z').map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /v1/linkedin-link']);
});

describe('choices', () => {
  it('that end something count at once, though an undone link cannot be told', async () => {
    await settings.linkedMember.setValue(member);
    crm.answer = () => Promise.reject(new TypeError('no network'));
    const withdraw = (purpose: 'linkedin-identity' | 'push-to-crm') =>
      worker.handlers.recordConsents({ choices: [{ purpose, state: 'withdrawn' }], language: 'en' }, sender);
    await withdraw('linkedin-identity');
    expect(await withdraw('push-to-crm')).toMatchObject({ ok: true, onService: false });
    expect(await settings.consents.getValue()).toMatchObject({ 'push-to-crm': { state: 'withdrawn' } });
    const yes = { choices: [{ purpose: 'push-to-crm' as const, state: 'given' as const }], language: 'en' };
    expect(await worker.handlers.recordConsents(yes, sender)).toMatchObject({ ok: false, code: 'unlink-pending' });
  });

  it('made at once are all kept, whoever writes first', async () => {
    const record = (purpose: 'push-to-crm' | 'promotional-mail', state: 'given' | 'withdrawn') =>
      worker.handlers.recordConsents({ choices: [{ purpose, state }], language: 'en' }, sender);
    for (let round = 0; round < 20; round++) {
      await consentTo(...NEEDED);
      await Promise.all([
        record('push-to-crm', 'withdrawn'),
        worker.lifecycle.tick(),
        record('promotional-mail', round % 2 ? 'given' : 'withdrawn'),
      ]);
      expect(await settings.consents.getValue(), `round ${round}`).toMatchObject({
        ...{ 'push-to-crm': { state: 'withdrawn' }, 'promotional-mail': { state: round % 2 ? 'given' : 'withdrawn' } },
      });
    }
  });

  it('of an account that has left do not come back with the service’s answer', async () => {
    await settings.consents.setValue({ capture: given({ onService: false }) });
    let answered = false;
    let out: unknown;
    crm.answer = well(({ path }) => {
      answered ||= path === '/v1/consents';
      return undefined;
    });
    local.onRead = async (keys) => {
      if (!answered || out || !keys.includes('consents')) return;
      out = worker.handlers.signOut({}, sender);
      await expect.poll(accountId).toBeUndefined();
    };
    await worker.lifecycle.tick();
    await out;
    expect(await settings.consents.getValue()).toEqual({});
  });
});
