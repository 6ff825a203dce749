// Long: eight purposes with everything that a consent record says about each.
import type { Purpose } from '../contract/consents.ts';

/** What holds for a purpose whatever the words of the notice were: what a consent record says besides them. */
export interface PurposeFacts {
  readonly personalData: readonly string[];
  /** Where it is kept. */
  readonly storage: string;
  /** Who gets it besides the account and this service. */
  readonly recipients: readonly string[];
  readonly retention: string;
  readonly withdrawal: string;
}

const service = 'the database of this service';
const browser = 'the browser of the person';

export const purposeFacts: Readonly<Record<Purpose, PurposeFacts>> = {
  'linkedin-identity': {
    personalData: ['LinkedIn member id', 'profile address', 'first and last name'],
    storage: `${browser}, and ${service}`,
    recipients: [],
    retention: 'until the link is taken back; a keyed hash that names nobody stays',
    withdrawal: 'popup, “Unlink LinkedIn”',
  },
  capture: {
    personalData: [
      'what the result pages that the person opens show of the people listed',
      'the addresses of those pages',
    ],
    storage: browser,
    recipients: [],
    retention: 'until the CRM has acknowledged it, or the link is taken back',
    withdrawal: 'settings of the extension, or popup, “Unlink LinkedIn”',
  },
  'session-guard': {
    personalData: ['a salted one-way fingerprint of the LinkedIn session, and when it was seen'],
    storage: browser,
    recipients: [],
    retention: 'until the choice is taken back, or the session ends',
    withdrawal: 'settings of the extension',
  },
  'push-to-crm': {
    personalData: ['the people whom the person queued, with the page and the time they come from, and who queued them'],
    storage: service,
    recipients: ['the members of the account'],
    retention: 'three years from the first capture',
    withdrawal: 'settings of the extension, or popup, “Unlink LinkedIn”',
  },
  'audience-measurement': {
    personalData: ['which screens of the service and the extension are opened, and when'],
    storage: service,
    recipients: [],
    retention: 'thirteen months from each event',
    withdrawal: 'settings of the extension, or the account’s page',
  },
  'promotional-mail': {
    personalData: ['e-mail address', 'name', 'language'],
    storage: service,
    recipients: ['the operator’s mail server'],
    retention: 'until the choice is taken back',
    withdrawal: 'one click in every such letter, or the account’s page',
  },
  'call-log': {
    personalData: ['time, kind and duration of calls', 'from and to', 'the name shown'],
    storage: service,
    recipients: ['the members of the account'],
    retention: 'three years from each call',
    withdrawal: 'the account’s page',
  },
  sponsorship: {
    personalData: ['who invited whom, and how far it has come', 'the first name, where the person shows it'],
    storage: service,
    recipients: ['the other side of the sponsorship'],
    retention: 'as long as the account; the numbers stay under a random id',
    withdrawal: 'the sponsorship page of the account',
  },
};
