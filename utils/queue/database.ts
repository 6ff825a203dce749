import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Lead } from '../lead/lead.ts';

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

/** One lease over a range of captures, or over exceptions by name. A result is applied only where the fence still matches. */
export interface Lease {
  name: 'push';
  from: number;
  to: number;
  refs: string[];
  /** ms since the epoch; 0: nobody holds it */
  until: number;
  fence: number;
  /** failed attempts in a row */
  attempts: number;
  /** ms since the epoch: the service, or the back-off, asked to wait until then */
  notBefore: number;
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
  attempts: number;
  problem: { code: string; detail?: string };
}

/** What is left of a capture once the service has acknowledged it: no payload. */
export interface Acknowledged {
  id: number;
  keys: string[];
  leads: { clientRef: string; keys: string[]; status: string; recordId?: string }[];
  /** ISO time */
  at: string;
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
  leases: Table<Lease, string>;
  exceptions: EntityTable<QueueException, 'clientRef'>;
  acknowledged: EntityTable<Acknowledged, 'id'>;
  totals: Table<Totals, string>;
};

/**
 * Opens the queue. Strict durability: "saved" is said when the disk has it.
 * @param name the database's name; `indexedDB` comes in for tests
 */
export function openQueue(
  name = 'leadferry-queue',
  options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {},
) {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict', ...options }) as QueueDatabase;
  database.version(1).stores({
    captures: '++id, *keys',
    leases: 'name',
    exceptions: 'clientRef, *keys, nextAt',
    acknowledged: '++id, *keys',
    totals: 'name',
  });
  return database;
}
