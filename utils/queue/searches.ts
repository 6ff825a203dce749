import type { SearchAddress } from '../search/search-address.ts';
import { addSighting, nobodySeen, startVisit } from '../search/seen.ts';
import type { QueueDatabase, SearchRecord } from './database.ts';

/** A search that was not looked at for so long was left; whoever opens it again is on a new visit. */
export const VISIT_ENDS_AFTER_MS = 3_600_000;
/** The oldest searches make room for new ones. */
export const MOST_SEARCHES = 200;

/** One reading of one results page, as far as its search is concerned. */
export interface SearchReading {
  search: SearchAddress;
  /** page kind */
  page: string;
  /** which page of the search, from 1 */
  number: number;
  totalPages?: number;
  /** each readable row's identity keys */
  people: string[][];
  shown: number;
  refused: number;
  /** how many of them this reading put into the queue; absent: it was only looked at */
  captured?: number;
}

export interface SearchNote {
  record: SearchRecord;
  /** for each of `people`: not seen in this search before this visit. All false on the first visit */
  isNew: boolean[];
}

/**
 * Writes down that a page of a search was read. A search is remembered from its first capture on: one that is only looked
 * at leaves no trace.
 * @returns undefined for a search that is not remembered
 */
export async function noteReading(
  queue: QueueDatabase,
  reading: SearchReading,
  now: number,
): Promise<SearchNote | undefined> {
  return queue.transaction('rw', [queue.searches, queue.seen], async () => {
    const found = await queue.searches.where('key').equals(reading.search.key).first();
    if (found?.deletedAt !== undefined) await forget(queue, [found.id]);
    const known = found?.deletedAt === undefined ? found : undefined;
    if (!known && reading.captured === undefined) return undefined;

    const at = new Date(now).toISOString();
    const before = known ?? newRecord(reading, at);
    const isNewVisit = known !== undefined && Math.abs(now - Date.parse(known.lastAt)) > VISIT_ENDS_AFTER_MS;
    const stored = known && (await queue.seen.get(known.id));
    const seen = stored ? (isNewVisit ? startVisit(stored) : stored) : nobodySeen;
    const sighting = addSighting(seen, reading.people);
    const isRevisit = isNewVisit || before.previousAt !== undefined;
    const page = before.pages[reading.number];

    const record = {
      ...before,
      lastAt: at,
      ...(isNewVisit && { previousAt: known.lastAt }),
      pages: {
        ...before.pages,
        [reading.number]: {
          at,
          shown: reading.shown,
          refused: reading.refused,
          captured: (page?.captured ?? 0) + (reading.captured ?? 0),
        },
      },
      ...(reading.totalPages !== undefined && { totalPages: reading.totalPages }),
      people: before.people + sighting.added,
      newSinceLast: isRevisit ? (isNewVisit ? 0 : before.newSinceLast) + sighting.added : 0,
    };
    const id = await queue.searches.put(record as SearchRecord);
    await queue.seen.put({ ...sighting.seen, searchId: id });
    if (!known) await forgetOldest(queue);
    return { record: { ...record, id }, isNew: sighting.isNew.map((isNew) => isNew && isRevisit) };
  });
}

const newRecord = ({ search, page }: SearchReading, at: string): Omit<SearchRecord, 'id'> => ({
  key: search.key,
  url: search.url,
  page,
  ...(search.name && { name: search.name }),
  ...(search.most && { most: search.most }),
  firstAt: at,
  lastAt: at,
  pages: {},
  people: 0,
  newSinceLast: 0,
});

/** The searches that are remembered, the last one first. */
export const listSearches = (queue: QueueDatabase): Promise<SearchRecord[]> =>
  queue.searches
    .orderBy('lastAt')
    .reverse()
    .filter(({ deletedAt }) => deletedAt === undefined)
    .toArray();

/** Deletes a search. Until `purgeSearches` it can be had back: a slip of the hand must not cost who is new. */
export const deleteSearch = (queue: QueueDatabase, id: number, now: number): Promise<number> =>
  queue.searches.update(id, { deletedAt: now });

/** Takes a deletion back. False where there is nothing to have back: it was purged, or everything was wiped. */
export const restoreSearch = async (queue: QueueDatabase, id: number): Promise<boolean> =>
  (await queue.searches.update(id, { deletedAt: undefined })) > 0;

/** How long a deletion can be taken back. */
export const UNDO_MS = 60_000;

/** Erases what was deleted and can no longer be had back. */
export async function purgeSearches(queue: QueueDatabase, now: number): Promise<void> {
  await queue.transaction('rw', [queue.searches, queue.seen], async () => {
    const over = queue.searches.filter(
      ({ deletedAt }) => deletedAt !== undefined && Math.abs(now - deletedAt) >= UNDO_MS,
    );
    await forget(queue, await over.primaryKeys());
  });
}

async function forgetOldest(queue: QueueDatabase): Promise<void> {
  const tooMany = (await queue.searches.count()) - MOST_SEARCHES;
  if (tooMany > 0) await forget(queue, await queue.searches.orderBy('lastAt').limit(tooMany).primaryKeys());
}

async function forget(queue: QueueDatabase, ids: number[]): Promise<void> {
  await Promise.all([queue.searches.bulkDelete(ids), queue.seen.bulkDelete(ids)]);
}

/** Forgets every search and who was seen in it. */
export async function eraseSearches(queue: QueueDatabase): Promise<void> {
  await queue.transaction('rw', [queue.searches, queue.seen], () =>
    Promise.all([queue.searches.clear(), queue.seen.clear()]),
  );
}
