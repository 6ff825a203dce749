// One protocol in one file: who may send what, what comes back, and every failure, read side by side.
import * as z from 'zod';
import { consentStates, purposes } from '../../server/contract/consents.ts';
import { webPageSchema } from '../../server/contract/leads.ts';
import { leadSchema } from '../lead/lead.ts';
import type { Extraction, MemberIdentity, PageState } from '../linkedin/extraction.ts';
import type { Origin } from '../queue/known.ts';
import type { SearchSummary } from '../queue/search-summary.ts';

/** Where people come from who were not captured: LinkedIn's own export, other tools' exports, any table, the keyboard. */
export const importSources = ['connections', 'phantombuster', 'apollo', 'hubspot', 'table', 'by-hand'] as const;
export type ImportSource = (typeof importSources)[number];

const refusedOnes = z.union([
  z.strictObject({ clientRef: z.uuid() }),
  z.strictObject({ code: z.string().min(1).max(100) }),
]);

/**
 * Every message of the extension: who may send it, what it carries, what comes back.
 * The worker answers; the reply to an expected failure is a value with a code, never an exception.
 */
export const messages = {
  /** What is on the page of this tab, and what is known of each row. `asked`: also where it holds no results, their own connections. */
  readPage: { from: 'page', data: z.strictObject({ tabId: z.int(), asked: z.boolean().optional() }) },
  /** Reads the page again and queues the rows asked for, in one transaction. */
  captureRows: {
    from: 'page',
    data: z.strictObject({
      tabId: z.int(),
      url: z.url(),
      keys: z.union([z.literal('all'), z.array(z.string().max(400)).min(1).max(1000)]),
      asked: z.boolean().optional(),
    }),
  },
  /** Capture as I browse, in this tab. */
  setBrowseCapture: { from: 'page', data: z.strictObject({ tabId: z.int(), on: z.boolean() }) },
  /** Forgets a search; for a minute `restoreSearch` has it back. */
  deleteSearch: { from: 'page', data: z.strictObject({ id: z.int() }) },
  restoreSearch: { from: 'page', data: z.strictObject({ id: z.int() }) },
  /** Sends refused people again: one, or all that were refused for the same reason. */
  retryRefused: { from: 'page', data: refusedOnes },
  /** Sends a refused person again as the user has changed them. */
  editRefused: { from: 'page', data: z.strictObject({ clientRef: z.uuid(), lead: leadSchema }) },
  /** Drops refused people; for ten seconds `restoreDropped` has them back. */
  dropRefused: { from: 'page', data: refusedOnes },
  restoreDropped: { from: 'page', data: z.strictObject({ dropId: z.uuid() }) },
  /** The skeleton of the page of this tab, without a word of it. */
  outlinePage: { from: 'page', data: z.strictObject({ tabId: z.int() }) },
  /** Queues people who were read from a file or typed in, in one transaction. Reads nothing of LinkedIn. */
  importLeads: {
    from: 'page',
    data: z.strictObject({
      source: z.enum(importSources),
      url: webPageSchema,
      leads: z
        .array(
          z.strictObject({
            lead: leadSchema,
            place: z.int().min(1).max(100_000),
            url: webPageSchema.optional(),
          }),
        )
        .min(1)
        .max(500),
    }),
  },
  /** Who the page says is signed in to LinkedIn. */
  readViewer: { from: 'page', data: z.strictObject({ tabId: z.int() }) },
  /** The user has confirmed that the member on this tab's page is themselves. */
  confirmLink: { from: 'page', data: z.strictObject({ tabId: z.int(), identityKey: z.string().max(400) }) },
  /** Records choices: strictly here first, then on the service. */
  recordConsents: {
    from: 'page',
    data: z.strictObject({
      choices: z
        .array(z.strictObject({ purpose: z.enum(purposes), state: z.enum(consentStates) }))
        .min(1)
        .max(20),
      language: z.string().regex(/^[a-z]{2}$/),
    }),
  },
  /** The browser's permission was granted: registers the content script, also in tabs that are open. */
  startReading: { from: 'page', data: z.strictObject({}) },
  pushNow: { from: 'page', data: z.strictObject({}) },
  setPaused: { from: 'page', data: z.strictObject({ paused: z.boolean() }) },
  unlink: { from: 'page', data: z.strictObject({}) },
  /** An unlink stands: whoever was at it may have died. */
  resumeUnlink: { from: 'page', data: z.strictObject({}) },
  signOut: { from: 'page', data: z.strictObject({}) },
  /** The user says that the LinkedIn session of now is theirs. */
  acceptSession: { from: 'page', data: z.strictObject({}) },
  /** A LinkedIn page has settled after a change. Carries nothing: the tab is the sender's. */
  pageChanged: { from: 'content', data: z.undefined() },
} as const satisfies Record<string, { from: 'page' | 'content'; data: z.ZodType }>;

export type MessageType = keyof typeof messages;
export type MessageData<T extends MessageType> = z.infer<(typeof messages)[T]['data']>;

export interface Replies {
  readPage: PageView | { ok: false; code: FailureCode };
  captureRows: CaptureReply;
  setBrowseCapture: Reply<object>;
  deleteSearch: Reply<object>;
  restoreSearch: Reply<object>;
  retryRefused: Reply<{ leads: number }>;
  editRefused: Reply<object>;
  dropRefused: Reply<{ leads: number; dropId: string }>;
  restoreDropped: Reply<{ leads: number }>;
  outlinePage: Reply<{ outline: string }>;
  importLeads: Reply<{ captured: number; duplicates: number }>;
  readViewer: ViewerReply;
  confirmLink: Reply<{ name?: string }>;
  recordConsents: Reply<{ onService: boolean; why?: FailureCode }>;
  startReading: Reply<object>;
  pushNow: Reply<{ pushed: number; refused: number; waiting: number }>;
  setPaused: Reply<object>;
  unlink: Reply<UnlinkReport>;
  resumeUnlink: Reply<object>;
  signOut: Reply<object>;
  acceptSession: Reply<object>;
  pageChanged: undefined;
}

/** Everything that can be expected to go wrong. Each has a text in components/locales under `failure`. */
export type FailureCode =
  | 'signed-out-of-crm'
  | 'sign-in-cancelled'
  | 'sign-in-failed'
  | 'other-account'
  | 'crm-unreachable'
  | 'crm-failed'
  | 'consent-missing'
  | 'notice-changed'
  | 'permission-missing'
  | 'session-ended'
  | 'session-changed'
  | 'not-linked'
  | 'tab-unreachable'
  | 'page-changed'
  | 'search-gone'
  | 'refusal-gone'
  | 'drop-gone'
  | 'queue-newer'
  | 'queue-not-upgraded'
  | 'page-not-readable'
  | 'viewer-unknown'
  | 'other-member'
  | 'linkedin-identity-taken'
  | 'account-already-linked'
  | 'sign-in-stale'
  | 'relink-too-soon'
  | 'unlink-pending'
  | 'daily-cap-reached'
  | 'storage-full'
  | 'paused'
  | 'message-refused'
  | 'internal';

export type Reply<T> = ({ ok: true } & T) | { ok: false; code: FailureCode; retryAfter?: number };

export type RowState = 'new' | 'queued' | 'in-crm' | 'refused' | 'suppressed';

/** A row of the page as the panel shows it. */
export interface PanelRow {
  /** the first identity key: names the row in captureRows */
  key: string;
  name: string;
  headline?: string;
  location?: string;
  degree?: number;
  state: RowState;
  /** this search did not show them on any visit before this one */
  newSinceLast?: true;
  /** the service's problem code, where state is 'refused' */
  reason?: string;
  /** where and when this browser captured them */
  origin?: Origin;
}

/** Why the panel has no page to show. */
export type UnavailableReason =
  | 'not-opted-in'
  | 'notice-changed'
  | 'session-ended'
  | 'session-changed'
  | 'not-linked'
  | 'not-linkedin'
  | 'no-adapter'
  | 'tab-unreachable';

/** What the panel shows for the tab in front. */
export type PageView =
  | { kind: 'unavailable'; why: UnavailableReason }
  | {
      kind: 'page';
      url: string;
      page: string;
      state: PageState;
      layout?: string;
      /** this layout is known from public hints only */
      unverified?: true;
      rows: PanelRow[];
      counts: { shown: number; readable: number; anonymous: number; unreadable: number };
      position?: { page?: number; total?: number };
      /** the search that the page belongs to, where it is remembered */
      search?: SearchSummary;
      /** set where the page shows another member than the one linked: nothing is captured */
      otherMember?: { linked?: string; found?: string };
      /** the service could not be asked, so 'new' may be 'in the CRM' */
      lookupFailed?: boolean;
    };

export type CaptureReply = Reply<{ captured: number; duplicates: number; anonymous: number; unreadable: number }>;
export type ViewerReply = Reply<{ viewer: MemberIdentity }>;

export interface UnlinkReport {
  /** what was wiped in this browser */
  wiped: { leads: number; searches: number };
  /** the service's receipt; absent where it could not be reached yet: the revoke is retried until acknowledged */
  receipt?: { id: string; at: string };
}

/** What one reading of a tab gives. */
export interface ExtractAnswer {
  url: string;
  /** null: no adapter for this address */
  extraction: Extraction | null;
}
