// Every item that is remembered, in one list: what an unlink has to wipe is seen at a glance.
import { storage } from 'wxt/utils/storage';
import type { ConsentChoice, ConsentState, Purpose } from '../server/contract/consents.ts';
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
  /** made elsewhere, on another device or on the console: it stands in the place of a yes of here */
  elsewhere?: true;
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

/**
 * Whether LinkedIn may be read since the browser was asked. Where it says so and the browser no longer does, the permission
 * was taken back there; where it does not, Leadferry gave it back itself, or has not asked yet.
 */
export const readingStarted = storage.defineItem<boolean>('local:readingStarted', { fallback: false, version: 1 });

/** The LinkedIn session that the session guard knows: never its value. Null where it may not watch, or nobody is signed in. */
export const sessionMark = storage.defineItem<SessionMark | null>('local:sessionMark', { fallback: null, version: 1 });
export interface SessionMark {
  salt: string;
  /** SHA-256 of salt and session, in hex */
  fingerprint: string;
  at: string;
}

/** That session has ended, or another one has taken its place: nothing is captured until the user says that it is them. */
export const sessionBreak = storage.defineItem<SessionBreak | null>('local:sessionBreak', {
  fallback: null,
  version: 1,
});
export interface SessionBreak {
  why: 'ended' | 'changed';
  at: string;
}

/** People who must not be captured, as keyed hashes that name nobody. */
export const suppressedPeople = storage.defineItem<SuppressedPeople | null>('local:suppressedPeople', {
  fallback: null,
  version: 1,
});
export interface SuppressedPeople {
  /** of the HMAC, in hex; made here and never sent */
  key: string;
  hashes: string[];
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
  /** 'link': only the link goes; the account stays signed in here and what waits goes on. Absent: everything */
  only?: 'link';
  by?: UnlinkCause;
  /** the account has been left here: whoever is signed in now came later */
  left?: true;
  /** the purposes that end with it, as the service is to record them */
  choices?: ConsentChoice[];
}

/** Unlinks of accounts that have left and whose sign-in is over: they can be told once somebody signs in to them again. */
export const unheardRevokes = storage.defineItem<PendingRevoke[]>('local:unheardRevokes', {
  fallback: [],
  version: 1,
});

/** Where an unlink stands, for whoever looks while it runs. */
export const unlinkStep = storage.defineItem<UnlinkStep | null>('session:unlinkStep', { fallback: null });
export const unlinkSteps = ['stop', 'erase', 'tell'] as const;
export type UnlinkStep = (typeof unlinkSteps)[number];

/** The last unlink, for the receipt that the popup shows. */
export const unlinkReceipt = storage.defineItem<UnlinkReceipt | null>('local:unlinkReceipt', {
  fallback: null,
  version: 1,
});
export interface UnlinkReceipt {
  /** when it was asked for */
  at: string;
  /** what made it: the popup, the browser's settings, the settings page, or the service */
  by?: UnlinkCause;
  /** what was erased here */
  wiped?: { leads: number; searches: number };
  /** the service's receipt: its id, when, and what was erased there, as field names */
  receipt?: string;
  confirmedAt?: string;
  erased?: string[];
}
export type UnlinkCause = 'popup' | 'browser' | 'settings' | 'service';

/** The account whose sign-out has begun and is not through: whatever died, it is gone through with. */
export const signingOut = storage.defineItem<string | null>('local:signingOut', { fallback: null, version: 1 });

/** Set at sign-out: the next sign-in asks who it is, whatever the CRM's own session says. */
export const chooseAccount = storage.defineItem<boolean>('local:chooseAccount', { fallback: false, version: 1 });

/** Refresh tokens of sign-ins that have ended here and that the service has not forgotten yet: told until it has. */
export const tokensToRevoke = storage.defineItem<string[]>('local:tokensToRevoke', { fallback: [], version: 1 });

/** Whether the welcome page has opened by itself. */
export const welcomed = storage.defineItem<boolean>('local:welcomed', { fallback: false, version: 1 });
