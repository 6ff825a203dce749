import type { Dexie, EntityTable, Table } from 'dexie';
import type { Lead } from '../lead/lead.ts';
import type { Seen } from '../search/seen.ts';
import type { Repair } from './repair-log.ts';
import type { LeadProblem } from './state-machine.ts';

/** Where and when a capture was made. */
export interface CaptureSource {
  url: string;
  page: string;
  layout?: string;
}

/** A lead on its way, with the reference under which the service answers. */
export interface QueuedLead {
  clientRef: string;
  /** which row of the page, from 1 */
  place: number;
  /** where this lead alone comes from, if not from the capture's source: one line of a file */
  url?: string;
  lead: Lead;
}

/** The rows of one page: the unit of writing, of leasing and of pushing. */
export interface Capture {
  id: number;
  keys: string[];
  leads: QueuedLead[];
  source: CaptureSource;
  /** ISO time */
  capturedAt: string;
}

/** One send under way: a range of captures, or exceptions by name. A result is applied only while its lease is there. */
export interface Lease {
  /** never given twice; a lease that ran out and was claimed again has another fence */
  fence: number;
  from: number;
  to: number;
  refs: string[];
  /** ms since the epoch */
  until: number;
}

/** How fast the queue may drain. One record, written in the transaction of the claim that it governs. */
export interface Pace {
  name: 'pace';
  lastFence: number;
  /** failed sends in a row */
  attempts: number;
  /** ms since the epoch: the service, or the back-off, asked to wait until then */
  notBefore: number;
  /** why it must wait */
  code?: string;
}

/** A lead that was refused, or that must wait by itself. */
export interface QueueException {
  clientRef: string;
  keys: string[];
  queued: QueuedLead;
  source: CaptureSource;
  capturedAt: string;
  /** ms since the epoch when it may be tried again; absent: refused, waits for the user */
  nextAt?: number;
  /** the problem's code, where it is refused: refused leads are found, counted and mended by it */
  refusedFor?: string;
  attempts: number;
  problem: LeadProblem;
}

/** A refused lead that the user has dropped; for ten seconds it can be had back. */
export interface Dropped extends QueueException {
  /** what was dropped together comes back together */
  dropId: string;
  /** ms since the epoch */
  droppedAt: number;
}

/** What is left of a capture once the service has acknowledged it: no payload. */
export interface Acknowledged {
  id: number;
  keys: string[];
  leads: { clientRef: string; keys: string[]; status: string; recordId?: string }[];
  /** ISO time */
  at: string;
  /** ISO time of the first capture; absent in rows of older versions */
  capturedAt?: string;
}

/** A search that pages were captured from. */
export interface SearchRecord {
  id: number;
  /** utils/search/search-address.ts */
  key: string;
  /** its first page */
  url: string;
  /** page kind */
  page: string;
  /** what was searched for; absent where the address does not say it in words */
  name?: string;
  /** how many results LinkedIn shows of it at most */
  most?: number;
  /** ISO times of the first and the last reading */
  firstAt: string;
  lastAt: string;
  /** ISO time of the last reading of the visit before this one; absent on the first visit */
  previousAt?: string;
  pages: Record<number, { at: string; shown: number; captured: number; refused: number }>;
  totalPages?: number;
  /** how many different people it has shown */
  people: number;
  /** how many of them this visit showed for the first time; 0 on the first visit */
  newSinceLast: number;
  /** ms since the epoch; a deletion can be taken back for a minute */
  deletedAt?: number;
}

/** Sums that the popup shows without reading the queue. Written in the transaction that changes them. */
export interface Totals {
  name: 'totals';
  waiting: number;
  refused: number;
  pushed: number;
}

export type QueueDatabase = Dexie & {
  captures: EntityTable<Capture, 'id'>;
  leases: EntityTable<Lease, 'fence'>;
  exceptions: EntityTable<QueueException, 'clientRef'>;
  acknowledged: EntityTable<Acknowledged, 'id'>;
  control: Table<Totals | Pace, string>;
  searches: EntityTable<SearchRecord, 'id'>;
  /** apart from the searches: their list is read without it */
  seen: EntityTable<Seen & { searchId: number }, 'searchId'>;
  dropped: EntityTable<Dropped, 'clientRef'>;
  repairs: EntityTable<Repair, 'id'>;
};
