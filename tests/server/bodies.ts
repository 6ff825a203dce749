import { randomUUID } from 'node:crypto';
import { choice, lead } from './service.ts';

/** By operation: a body that is taken as it is. Tests spoil it, and add what nobody may say. */
export const bodies: Readonly<Record<string, () => unknown>> = {
  pushLeads: () => ({ leads: [lead([`vanity:${randomUUID()}`], { company: 'Quay', degree: 2 }), lead(['urn:4711'])] }),
  recordRepairs: () => ({
    repairs: [
      {
        ...{ id: randomUUID(), at: '2026-11-20T10:00:00.000Z', action: 'edited', code: 'lead-conflict' },
        ...{ leads: 1, fields: ['name', 'identityKeys'] },
      },
    ],
  }),
  lookUpLeads: () => ({ identityKeys: ['vanity:orla', 'urn:4711'] }),
  patchLead: () => ({ name: { shown: 'Orla Quist', given: 'Orla' }, headline: 'Harbour master', company: null }),
  mergeLead: () => ({ with: randomUUID() }),
  createList: () => ({ name: 'Fjord ports' }),
  changeList: () => ({ add: [randomUUID()], remove: [randomUUID()] }),
  putLinkedInLink: () => ({ identityKeys: ['vanity:orla'], name: { shown: 'Orla Quist' }, source: 'nav-me' }),
  changeSponsorSettings: () => ({ showFirstName: true, shareName: false }),
  claimSponsorship: () => ({ code: 'ABCDEFGHJKMNPQRS' }),
  startCheckout: () => ({}),
  openBillingPortal: () => ({}),
  correctMe: () => ({ name: 'Orla Quist', email: 'orla@example.test', password: 'not this one' }),
  deleteMe: () => ({ password: 'not this one' }),
  askSupport: () => ({ subject: 'A question', body: 'How does it work?' }),
  addToSupportThread: () => ({ body: 'And one more thing.' }),
  measureVisit: () => ({ page: 'leads' }),
  markPeopleTold: () => ({ ids: [randomUUID()], how: 'mail' }),
  recordDataRequest: () => ({
    kind: 'access',
    identityKeys: ['vanity:orla'],
    email: 'orla@example.test',
    language: 'en',
  }),
  answerDataRequest: () => ({ decision: 'refuse', reason: 'Nobody was recognised.' }),
  recordConsents: () => ({ choices: [choice('push-to-crm'), choice('capture', 'refused')] }),
};
