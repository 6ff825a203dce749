import { beforeEach, describe, expect, it } from 'vitest';
import { alarms, crm, hold, importOf, json, member, settings, startSignedIn, type startWorker, well } from './world.ts';

const sender = {};
let worker: ReturnType<typeof startWorker>;

beforeEach(async () => {
  worker = await startSignedIn();
});

const batches = () => crm.sent.filter(({ path }) => path === '/v1/leads/batch').length;

describe('while people wait there is an alarm', () => {
  it('also while a tick that came from it waits for an answer about something else', async () => {
    await settings.linkedMember.setValue(member);
    crm.answer = well(({ path }) => (path === '/v1/leads/batch' ? json({}, 503) : undefined));
    await worker.handlers.importLeads(importOf('vanity:a'), sender);
    await worker.ended();
    const held = hold(({ path }) => path === '/v1/linkedin-link');
    crm.answer = well(held.take);
    alarms.delete('push'); // it fires
    const tick = worker.lifecycle.tick();
    await held.arrived;
    expect(alarms.get('push')?.when).toBeGreaterThan(Date.now());
    held.letGo(json({ link: { id: crypto.randomUUID(), ...member } }));
    await tick;
  });

  it('after a token was refused, renewed, and refused again', async () => {
    crm.answer = well(({ path }) => {
      if (path.endsWith('/token')) return json({ access_token: 'new', refresh_token: 'next', expires_in: 900 });
      return path === '/v1/leads/batch' ? new Response(null, { status: 401 }) : undefined;
    });
    await worker.handlers.importLeads(importOf('vanity:a'), sender);
    await worker.ended();
    expect(alarms.has('push')).toBe(true);
    expect(await settings.pushReport.getValue()).toMatchObject({ waiting: { code: 'crm-failed' } });
  });

  it('where there is no room for an answer; and nobody is held by a lease once there is', async () => {
    const queue = worker.services.queue();
    const full = () => {
      throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    };
    queue.acknowledged.hook('creating', full);
    await worker.handlers.importLeads(importOf('vanity:a'), sender);
    await worker.ended();
    queue.acknowledged.hook('creating').unsubscribe(full);
    expect(alarms.has('push')).toBe(true);
    expect(await settings.pushReport.getValue()).toMatchObject({ waiting: { code: 'storage-full' } });
    expect(await worker.services.pusher.pushAtOnce()).toMatchObject({ pushed: 1 });
  });
});

it('a pause counts at once, though a capture that is under way waits for the CRM', async () => {
  const leads = Array.from({ length: 1500 }, (_, number) => `vanity:p${number}`);
  const held = hold(({ path }) => path === '/v1/leads/batch');
  crm.answer = well(held.take);
  const capture = Promise.withResolvers<void>();
  for (let from = 0; from < leads.length; from += 100)
    await worker.handlers.importLeads(importOf(...leads.slice(from, from + 100)), sender);
  await held.arrived;
  const capturing = worker.services.alone(() => capture.promise);
  const paused = worker.handlers.setPaused({ paused: true }, sender);
  await expect.poll(() => settings.paused.getValue()).toBe(true);
  const sent = batches();
  held.letGo(json({}, 503));
  await worker.services.pusher.push();
  expect(batches()).toBe(sent);
  capture.resolve();
  await Promise.all([capturing, paused]);
});
