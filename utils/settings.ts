import { storage } from 'wxt/utils/storage';
import type { ConsentState, Purpose } from '../server/contract/consents.ts';
import type { Allowance } from '../server/contract/leads.ts';
import type { PageState } from './linkedin/extraction.ts';
import type { FailureCode } from './messaging/protocol.ts';

/**
 * What the extension remembers beside the queue, each item with its version. Pages watch them; the worker writes them.
 * Tokens are not here: utils/crm/tokens.ts keeps them.
 */

/** Where the CRM service is. */
export const crmUrl = storage.defineItem<string>('local:crmUrl', { fallback: 'http://127.0.0.1:8787', version: 1 });

/** Who is signed in to the CRM; null when nobody is. */
export const crmAccount = storage.defineItem<CrmAccount | null>('local:crmAccount', { fallback: null, version: 1 });
export interface CrmAccount {
  userName: string;
  email: string;
  accountId: string;
  accountName: string;
}

/** The latest choice for each purpose, as recorded here. `onService` tells whether the service has it too. */
export const consents = storage.defineItem<Consents>('local:consents', { fallback: {}, version: 1 });
export type Consents = Partial<Record<Purpose, ConsentRecord>>;
export interface ConsentRecord {
  clientRef: string;
  state: ConsentState;
  noticeId: string;
  noticeHash: string;
  language: string;
  chosenAt: string;
  onService: boolean;
}

/** The LinkedIn member that this CRM account is linked to; null when none is. */
export const linkedMember = storage.defineItem<LinkedMember | null>('local:linkedMember', {
  fallback: null,
  version: 1,
});
export interface LinkedMember {
  identityKeys: string[];
  name?: string;
  linkedAt: string;
}

/** Set by the user: nothing is captured or pushed while true. */
export const paused = storage.defineItem<boolean>('local:paused', { fallback: false, version: 1 });

/** The last page that showed another member than the linked one; capture stays stopped until the linked one is seen. */
export const otherMemberSeen = storage.defineItem<OtherMember | null>('local:otherMemberSeen', {
  fallback: null,
  version: 1,
});
export interface OtherMember {
  name?: string;
  at: string;
}

/** How the last push went; what the popup says while leads wait. */
export const pushReport = storage.defineItem<PushReport>('local:pushReport', { fallback: {}, version: 1 });
export interface PushReport {
  /** ISO time of the last push that the service acknowledged */
  lastPushedAt?: string;
  /** why leads wait, and until when */
  waiting?: { code: FailureCode; until?: string };
}

/** How many new people the service still takes in today, as it last said; null before it was asked. */
export const allowance = storage.defineItem<KnownAllowance | null>('local:allowance', { fallback: null, version: 1 });
export interface KnownAllowance extends Allowance {
  /** ms since the epoch */
  askedAt: number;
}

/** The tabs whose pages are captured as the user browses. Gone with the browser's session. */
export const browsedTabs = storage.defineItem<BrowsedTabs>('session:browsedTabs', { fallback: {} });
export type BrowsedTabs = Record<number, BrowsedTab>;
export interface BrowsedTab {
  /** people captured since it was switched on */
  captured: number;
  /** whose people were dealt with: page address → first identity keys */
  pages: Record<string, string[]>;
  /** why the page in front was not captured; absent where there is nothing to say */
  stopped?: FailureCode | PageState;
}

/** An unlink that the service has not acknowledged yet: retried until it has. */
export const pendingRevoke = storage.defineItem<PendingRevoke | null>('local:pendingRevoke', {
  fallback: null,
  version: 1,
});
export interface PendingRevoke {
  /** whose link it is: never sent with another account's token */
  accountId: string;
  askedAt: string;
  attempts: number;
}

/** The last unlink, for the receipt that the popup shows. */
export const unlinkReceipt = storage.defineItem<{ at: string; receipt?: string } | null>('local:unlinkReceipt', {
  fallback: null,
  version: 1,
});

/** Set at sign-out: the next sign-in asks who it is, whatever the CRM's own session says. */
export const chooseAccount = storage.defineItem<boolean>('local:chooseAccount', { fallback: false, version: 1 });

/** Refresh tokens of sign-ins that have ended here and that the service has not forgotten yet: told until it has. */
export const tokensToRevoke = storage.defineItem<string[]>('local:tokensToRevoke', { fallback: [], version: 1 });

/** Whether the welcome page has opened by itself. */
export const welcomed = storage.defineItem<boolean>('local:welcomed', { fallback: false, version: 1 });
