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
  leases: EntityTable<Lease, 'fence'>;
  exceptions: EntityTable<QueueException, 'clientRef'>;
  acknowledged: EntityTable<Acknowledged, 'id'>;
  control: Table<Totals | Pace, string>;
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
    leases: 'fence',
    exceptions: 'clientRef, *keys, nextAt',
    acknowledged: '++id, *keys',
    control: 'name',
  });
  return database;
}
