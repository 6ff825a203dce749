// Long: what crosses a sign-out or an unlink on its way, and what a worker that died in one has left.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  consentTo,
  crm,
  hold,
  importOf,
  json,
  local,
  member,
  session,
  settings,
  signIn,
  startSignedIn,
  type startWorker,
  well,
} from './world.ts';

const NEEDED = ['linkedin-identity', 'capture', 'push-to-crm'] as const;
const sender = {};
let worker: ReturnType<typeof startWorker>;

beforeEach(async () => {
  worker = await startSignedIn();
});

const accountId = async () => (await settings.crmAccount.getValue())?.accountId;
const writtenAs = (bearer: string) =>
  crm.sent
    .filter((one) => one.bearer === bearer && one.method !== 'GET' && one.path.startsWith('/v1/'))
    .map(({ method, path }) => `${method} ${path}`);
const revoked = () =>
  crm.sent
    .filter(({ path }) => path.endsWith('/revoke'))
    .map(({ body }) => new URLSearchParams(body).get('token'))
    .sort();
const offline = () => Promise.reject(new TypeError('no network'));
const undone = (account: string) => ({
  accountId: account,
  askedAt: '2026-11-22T08:00:00.000Z',
  by: 'settings' as const,
  attempts: 1,
  only: 'link' as const,
});

describe('a choice', () => {
  const record = (state: 'given' | 'withdrawn') =>
    worker.handlers.recordConsents({ choices: [{ purpose: 'push-to-crm', state }], language: 'en' }, sender);

  it.each(['given', 'withdrawn'] as const)(
    'that crosses the sign-out of its account is nobody’s: %s',
    async (state) => {
      for (let round = 0; round < 15; round++) {
        await signIn(worker.services, 'a');
        await consentTo(...NEEDED);
        const out = worker.handlers.signOut({}, sender);
        for (let turn = 0; turn < round; turn++) await new Promise((resolve) => setImmediate(resolve));
        await Promise.all([record(state), out]);
        expect(await settings.consents.getValue(), `round ${round}`).toEqual({});
      }
    },
  );

  it('of nobody is refused in words', async () => {
    await worker.handlers.signOut({}, sender);
    for (const state of ['given', 'withdrawn'] as const)
      expect(await record(state)).toEqual({ ok: false, code: 'signed-out-of-crm' });
  });

  it('after a no counts as made after it, though the clock went back', async () => {
    await record('withdrawn');
    const kept = await settings.consents.getValue();
    const ahead = new Date(Date.now() + 60_000).toISOString();
    const no = { ...kept['push-to-crm'], chosenAt: ahead } as NonNullable<(typeof kept)['push-to-crm']>;
    await settings.consents.setValue({ ...kept, 'push-to-crm': no });
    await record('given');
    const yes = (await settings.consents.getValue())['push-to-crm'];
    expect(yes).toMatchObject({ state: 'given' });
    expect(Date.parse(yes?.chosenAt ?? '')).toBeGreaterThan(Date.parse(ahead));
  });
});

it('a page that was read as one account is not linked as the next', async () => {
  const seen = Promise.withResolvers<void>();
  worker.services.capture.viewer = async () => {
    await seen.promise;
    return { ok: true, viewer: { identityKeys: ['vanity:me'], source: 'nav' } };
  };
  const linked = worker.handlers.confirmLink({ tabId: 1, identityKey: 'vanity:me' }, sender);
  await worker.handlers.signOut({}, sender);
  await signIn(worker.services, 'b');
  seen.resolve();
  expect(await linked).toMatchObject({ ok: false });
  expect(writtenAs('b')).toEqual([]);
});

it('a person whom the service suppresses is learned of, though the link was made meanwhile', async () => {
  const held = hold(({ path }) => path === '/v1/leads/batch');
  crm.answer = well(held.take);
  await worker.handlers.importLeads(importOf('vanity:no'), sender);
  const { body } = await held.arrived;
  await settings.linkedMember.setValue(member);
  const results = (JSON.parse(body) as { leads: { clientRef: string }[] }).leads.map(({ clientRef }) => ({
    clientRef,
    status: 'suppressed',
  }));
  held.letGo(json({ results }));
  await worker.ended();
  expect((await settings.suppressedPeople.getValue())?.hashes).toHaveLength(1);
  expect(await worker.handlers.importLeads(importOf('vanity:no'), sender)).toMatchObject({ captured: 0 });
});

describe('an undone link that the service could not be told', () => {
  it('holds up nobody who has come since, and takes nothing of theirs', async () => {
    await settings.pendingRevoke.setValue(undone('z'));
    await settings.linkedMember.setValue(member);
    await settings.readingStarted.setValue(true);
    crm.answer = well(({ path }) =>
      path.endsWith('link') ? json({ link: { id: crypto.randomUUID(), ...member } }) : undefined,
    );
    await worker.lifecycle.tick();
    expect(await settings.linkedMember.getValue()).toEqual(member);
    expect(await accountId()).toBe('a');
    expect(await settings.pendingRevoke.getValue()).toMatchObject({ accountId: 'z', left: true }); // for when z comes back
  });

  it('does not hold up a sign-out: it is told with the tokens that are put aside, as soon as it can be', async () => {
    await settings.pendingRevoke.setValue(undone('a'));
    crm.answer = offline;
    expect(await worker.handlers.signOut({}, sender)).toEqual({ ok: true });
    expect(await accountId()).toBeUndefined();
    await worker.ended();
    await signIn(worker.services, 'b');
    await consentTo(...NEEDED);
    crm.sent.length = 0;
    crm.answer = well();
    await worker.lifecycle.tick();
    expect(writtenAs('a')).toContain('DELETE /v1/linkedin-link');
    expect(writtenAs('b')).not.toContain('DELETE /v1/linkedin-link');
    expect(revoked()).toEqual(['refresh-a']);
    expect({ account: await accountId(), pending: await settings.pendingRevoke.getValue() }).toEqual({
      ...{ account: 'b', pending: null },
    });
  });
});

it('an unlink that waits for the choices takes no token of whoever signs in meanwhile', async () => {
  await settings.linkedMember.setValue(member);
  const held = Promise.withResolvers<void>();
  const holding = navigator.locks.request('consents', () => held.promise);
  const unlinked = worker.handlers.unlink({}, sender);
  await expect.poll(accountId).toBeUndefined();
  await signIn(worker.services, 'b');
  held.resolve();
  await Promise.all([holding, unlinked]);
  expect(writtenAs('a')).toContain('DELETE /v1/linkedin-link');
  expect(writtenAs('b')).toEqual([]);
  expect(local.dump()).toMatchObject({ crmRefresh: 'refresh-b' });
});

describe('a no that the service has not heard', () => {
  const withdrawn = () =>
    crm.sent.filter(({ path, bearer }) => path === '/v1/consents' && bearer === 'a').map(({ body }) => body);

  it('of a link that was undone offline is told after the sign-out, too', async () => {
    await settings.linkedMember.setValue(member);
    crm.answer = offline;
    const no = { choices: [{ purpose: 'linkedin-identity' as const, state: 'withdrawn' as const }], language: 'en' };
    await worker.handlers.recordConsents(no, sender);
    await worker.handlers.signOut({}, sender);
    crm.sent.length = 0;
    crm.answer = well();
    await worker.lifecycle.tick();
    expect(withdrawn().join()).toContain('"linkedin-identity"');
    expect(writtenAs('a')).toContain('DELETE /v1/linkedin-link');
  });

  it('is told at the sign-out', async () => {
    crm.answer = offline;
    const no = { choices: [{ purpose: 'push-to-crm' as const, state: 'withdrawn' as const }], language: 'en' };
    await worker.handlers.recordConsents(no, sender);
    crm.sent.length = 0;
    crm.answer = well();
    await worker.handlers.signOut({}, sender);
    expect(withdrawn().join()).toContain('"push-to-crm"');
  });
});

it('while one account’s unlink is told the next one imports as always', async () => {
  await settings.linkedMember.setValue(member);
  crm.answer = offline;
  await worker.handlers.unlink({}, sender);
  await worker.ended();
  await signIn(worker.services, 'b');
  await consentTo(...NEEDED);
  const held = hold(({ path, bearer }) => path === '/v1/consents' && bearer === 'a');
  crm.answer = well(held.take);
  const tick = worker.lifecycle.tick();
  await held.arrived;
  expect(await worker.handlers.importLeads(importOf('vanity:b'), sender)).toMatchObject({ ok: true, captured: 1 });
  held.letGo(json({ events: [], current: {} }));
  await tick;
});

it('an unlink that cannot be told lets whoever came since allow, and sign out', async () => {
  await settings.linkedMember.setValue(member);
  crm.answer = offline;
  await worker.handlers.unlink({}, sender);
  await signIn(worker.services, 'b');
  const yes = { choices: [{ purpose: 'push-to-crm' as const, state: 'given' as const }], language: 'en' };
  expect(await worker.handlers.recordConsents(yes, sender)).toMatchObject({ ok: true, onService: false });
  expect(await worker.handlers.signOut({}, sender)).toEqual({ ok: true });
  expect(await settings.pendingRevoke.getValue()).toMatchObject({ accountId: 'a' });
});

describe('no refresh token is left alive', () => {
  it('of two accounts that unlinked one after the other, offline', async () => {
    crm.answer = offline;
    for (const account of ['a', 'b']) {
      await signIn(worker.services, account);
      await settings.linkedMember.setValue(member);
      await worker.handlers.unlink({}, sender);
    }
    await worker.ended();
    crm.sent.length = 0;
    crm.answer = well();
    await worker.lifecycle.tick();
    await worker.lifecycle.tick();
    expect(revoked()).toEqual(['refresh-a', 'refresh-b']);
  });

  it('of an unlink that the next account’s undone link has taken the place of', async () => {
    await settings.linkedMember.setValue(member);
    crm.answer = offline;
    await worker.handlers.unlink({}, sender);
    await signIn(worker.services, 'b');
    await consentTo(...NEEDED);
    await settings.linkedMember.setValue(member);
    const no = { choices: [{ purpose: 'linkedin-identity' as const, state: 'withdrawn' as const }], language: 'en' };
    await worker.handlers.recordConsents(no, sender);
    await worker.ended();
    crm.sent.length = 0;
    crm.answer = well();
    await worker.lifecycle.tick();
    expect(revoked()).toEqual(['refresh-a']);
    expect(writtenAs('b')).toContain('DELETE /v1/linkedin-link');
    expect(await settings.unheardRevokes.getValue()).toMatchObject([{ accountId: 'a' }]);
  });

  it('of a sign-out that died before the next account came', async () => {
    await settings.signingOut.setValue('a');
    await settings.crmAccount.setValue(null);
    await signIn(worker.services, 'b');
    await worker.lifecycle.wake();
    await worker.lifecycle.tick();
    expect(revoked()).toEqual(['refresh-a']);
    expect(local.dump()).toMatchObject({ crmRefresh: 'refresh-b' });
  });

  it('and none is told of twice, by whoever comes at the same time or after a kill', async () => {
    const held = hold(({ path }) => path.endsWith('/revoke'));
    crm.answer = well(held.take);
    await settings.tokensToRevoke.setValue(['refresh-z']);
    const first = worker.lifecycle.revokeTokens();
    await held.arrived;
    const second = worker.lifecycle.revokeTokens();
    held.letGo(json({}));
    await Promise.all([first, second]);
    expect(revoked()).toEqual(['refresh-z']);
    const { revokeLater } = await import('../../utils/crm/revoke-later.ts');
    await Promise.all([revokeLater('refresh-y'), revokeLater('refresh-y')]);
    await worker.lifecycle.revokeTokens();
    expect(revoked()).toEqual(['refresh-y', 'refresh-z']);
  });
});

describe('an unlink that died', () => {
  it('after the service had confirmed it is not told again: its account may have been linked since', async () => {
    const askedAt = '2026-11-22T08:00:00.000Z';
    await settings.pendingRevoke.setValue({ accountId: 'a', askedAt, by: 'popup', attempts: 0, left: true });
    await settings.unlinkReceipt.setValue({ at: askedAt, receipt: 'r1', confirmedAt: askedAt, erased: [] });
    await worker.lifecycle.tick();
    expect(writtenAs('a')).toEqual([]);
    expect(await settings.pendingRevoke.getValue()).toBeNull();
  });

  it('after the service had confirmed it is over, also where the next account’s unlink comes first', async () => {
    const askedAt = '2026-11-22T08:00:00.000Z';
    await settings.pendingRevoke.setValue({ accountId: 'z', askedAt, by: 'popup', attempts: 0, left: true });
    await settings.unlinkReceipt.setValue({ at: askedAt, receipt: 'r1', confirmedAt: askedAt, erased: [] });
    await settings.linkedMember.setValue(member);
    await worker.handlers.unlink({}, sender);
    expect(await settings.unheardRevokes.getValue()).toEqual([]);
  });

  it('as soon as it was written down is gone through with at the next start, also of the extension alone', async () => {
    await settings.linkedMember.setValue(member);
    await settings.pendingRevoke.setValue({
      accountId: 'a',
      askedAt: '2026-11-22T08:00:00.000Z',
      by: 'popup',
      attempts: 0,
    });
    session.empty();
    await worker.lifecycle.wake();
    expect({ member: await settings.linkedMember.getValue(), account: await accountId() }).toEqual({
      ...{ member: null, account: undefined },
    });
  });
});

it('a lookup answered for one account takes nobody from the next', async () => {
  const held = hold(({ path }) => path.includes('lookup'));
  crm.answer = well(held.take);
  const { createPeople } = await import('../../entrypoints/background/people.ts');
  const { sameAccount } = await import('../../entrypoints/background/same-account.ts');
  const { openSuppression } = await import('../../entrypoints/background/watching.ts');
  const people = createPeople({
    ...{ queue: worker.services.queue, suppression: openSuppression(), call: worker.services.connection.call },
    ...{ sameAccount, maySend: async () => true, expectPush: async () => undefined, now: Date.now },
    randomUUID: () => crypto.randomUUID(),
  });
  const looked = people.lookup(['vanity:x']);
  await held.arrived;
  await worker.handlers.signOut({}, sender);
  await signIn(worker.services, 'b');
  await consentTo(...NEEDED);
  crm.answer = well(({ path }) => (path === '/v1/leads/batch' ? json({}, 503) : undefined));
  await worker.handlers.importLeads(importOf('vanity:x'), sender);
  held.letGo(json({ results: [{ identityKey: 'vanity:x', state: 'suppressed' }] }));
  await looked;
  expect(await worker.services.queue().captures.count()).toBe(1);
});

it('full storage is tried again less and less often, and not with every tick', async () => {
  const queue = worker.services.queue();
  const full = () => {
    throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  };
  queue.acknowledged.hook('creating', full);
  await worker.handlers.importLeads(importOf('vanity:a'), sender);
  await worker.ended();
  const sent = writtenAs('a').length;
  for (let tick = 0; tick < 5; tick++) await worker.lifecycle.tick();
  queue.acknowledged.hook('creating').unsubscribe(full);
  expect(writtenAs('a').length).toBe(sent);
  expect(await settings.pushReport.getValue()).toMatchObject({ waiting: { code: 'storage-full' } });
});
