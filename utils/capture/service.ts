// Every way to read a LinkedIn page stands here, so that none is without the gate in front of it.
import type { Allowance, LookupResult } from '../../server/contract/leads.ts';
import type { GateDeps } from '../consent/gate.ts';
import { passGate } from '../consent/gate.ts';
import type { CrmAnswer } from '../crm/client.ts';
import { type GuardDeps, guardMember } from '../link/member-guard.ts';
import type { Keep } from '../link/same-account.ts';
import type { Extraction } from '../linkedin/extraction.ts';
import type {
  CaptureReply,
  ExtractAnswer,
  FailureCode,
  MessageData,
  PageView,
  Reply,
  UnavailableReason,
  ViewerReply,
} from '../messaging/protocol.ts';
import type { LocalState } from '../queue/known.ts';
import type { SearchNote, SearchReading } from '../queue/searches.ts';
import type { CaptureOutcome, CaptureRequest } from '../queue/store-capture.ts';
import type { LinkedMember, OtherMember } from '../settings.ts';
import { secondsToWait } from './allowance.ts';
import { countRows } from './count-rows.ts';
import { readingOf } from './search-reading.ts';
import { type Known, viewPage } from './view-page.ts';

export interface CaptureDeps extends GateDeps, GuardDeps {
  linkedMember: () => Promise<LinkedMember | null>;
  isPaused: () => Promise<boolean>;
  lookup: (keys: string[]) => Promise<CrmAnswer<LookupResult[]>>;
  findLocal: (keys: string[]) => Promise<Map<string, LocalState>>;
  store: (request: CaptureRequest) => Promise<CaptureOutcome>;
  /** one capture at a time, and none while everything is being wiped: what was read before must not be stored after */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  sameAccount: () => Promise<Keep>;
  noteReading: (reading: SearchReading) => Promise<SearchNote | undefined>;
  /** undefined: the service could not be asked */
  allowance: () => Promise<Allowance | undefined>;
  now: () => number;
}

type PageRead = ExtractAnswer & { extraction: Extraction; keep: Keep };
type Failed = Extract<Reply<object>, { ok: false }>;
type Read = { ok: true; page: PageRead; otherMember?: OtherMember; linked: LinkedMember } | Failed;

/** What capturing a page by itself came to: which of its people it has dealt with, whether they were new or not. */
export type BrowseReading =
  | { ok: true; url: string; captured: number; keys: string[] }
  /** `state`: what the page is, where it is not results */
  | (Failed & { state?: Extraction['state'] });

type CaptureRowsRequest = MessageData<'captureRows'>;

/** Reading pages for the panel, capturing rows, and seeing who is signed in: all through the gate. */
export function createCapture(deps: CaptureDeps) {
  return {
    view,
    capture: (request: CaptureRowsRequest) => deps.alone(() => capture(request)),
    captureNew: (...given: Parameters<typeof captureNew>) => deps.alone(() => captureNew(...given)),
    viewer,
    outline,
  };

  async function view(tabId: number, asked = false): Promise<PageView> {
    const read = await readPage(tabId, asked);
    if (!read.ok) return { kind: 'unavailable', why: whyUnavailable(read.code) };
    const { url, extraction } = read.page;
    const [known, note] = await Promise.all([
      findKnown(extraction),
      read.otherMember ? undefined : noteSearch(read.page),
      deps.allowance(), // what the panel shows of it is watched
    ]);
    const page = viewPage(url, extraction, known, note);
    if (!read.otherMember) return page;
    const { name: found } = read.otherMember;
    return { ...page, otherMember: { ...(read.linked.name && { linked: read.linked.name }), ...(found && { found }) } };
  }

  /** Reads the page again, so that what is stored is what is there now, and stores the rows asked for. */
  async function capture(request: CaptureRowsRequest): Promise<CaptureReply> {
    const read = await readToCapture(request.tabId, request.asked);
    if (!read.ok) return { ok: false, code: read.code, ...(read.retryAfter && { retryAfter: read.retryAfter }) };
    if (read.page.url !== request.url) return { ok: false, code: 'page-changed' };
    const { keys } = request;
    const stored = await store(read.page, (key) => keys === 'all' || keys.includes(key));
    if (!stored) return { ok: false, code: 'page-changed' };
    if (!stored.ok) return stored;
    const { anonymous, unreadable } = countRows(read.page.extraction.rows);
    return { ok: true, captured: stored.captured, duplicates: stored.duplicates, anonymous, unreadable };
  }

  /** Stores who is new on the page and was not dealt with before. @param taken the keys dealt with on the page of an address */
  async function captureNew(tabId: number, taken: (url: string) => readonly string[]): Promise<BrowseReading> {
    const read = await readToCapture(tabId);
    if (!read.ok) return read;
    const { url, extraction } = read.page;
    const before = new Set(taken(url));
    const keys = extraction.rows.flatMap((row) => ('lead' in row ? (row.lead.identityKeys[0] ?? []) : []));
    if (keys.length > 0 && keys.every((key) => before.has(key))) return { ok: true, url, captured: 0, keys };
    const { rows } = viewPage(url, extraction, await findKnown(extraction));
    const fresh = new Set(rows.flatMap(({ key, state }) => (state === 'new' && !before.has(key) ? [key] : [])));
    const stored = await store(read.page, (key) => fresh.has(key));
    return !stored || stored.ok ? { ok: true, url, captured: stored?.captured ?? 0, keys } : stored;
  }

  async function viewer(tabId: number): Promise<ViewerReply> {
    const gate = await passGate(deps, ['linkedin-identity']);
    if (!gate.ok) return gate;
    const answer = await gate.reader.extract(tabId);
    if (!answer) return { ok: false, code: 'tab-unreachable' };
    const found = answer.extraction?.viewer;
    return found ? { ok: true, viewer: found } : { ok: false, code: 'viewer-unknown' };
  }

  /** The page's skeleton for a report, without a word of it. */
  async function outline(tabId: number): Promise<Reply<{ outline: string }>> {
    const gate = await passGate(deps, ['linkedin-identity', 'capture']);
    if (!gate.ok) return gate;
    const found = await gate.reader.outline(tabId);
    return found ? { ok: true, outline: found } : { ok: false, code: 'tab-unreachable' };
  }

  /** Gate, link, page, member guard: in this order, at every reading. */
  async function readPage(tabId: number, asked = false): Promise<Read> {
    const gate = await passGate(deps, ['linkedin-identity', 'capture']);
    if (!gate.ok) return gate;
    const [linked, keep] = await Promise.all([deps.linkedMember(), deps.sameAccount()]);
    if (!linked) return { ok: false, code: 'not-linked' };
    const answer = await gate.reader.extract(tabId, asked);
    if (!answer) return { ok: false, code: 'tab-unreachable' };
    const { extraction } = answer;
    if (!extraction) return { ok: false, code: 'page-not-readable' };
    const { otherMemberSeen: seen, now } = deps;
    const otherMemberSeen = { ...seen, setValue: (other: OtherMember | null) => keep(() => seen.setValue(other)) };
    const otherMember = await guardMember({ otherMemberSeen, now }, linked, extraction.viewer);
    return { ok: true, linked, page: { ...answer, extraction, keep }, ...(otherMember && { otherMember }) };
  }

  /** A page from which people may be stored now. */
  async function readToCapture(
    tabId: number,
    asked = false,
  ): Promise<{ ok: true; page: PageRead } | (Failed & { state?: Extraction['state'] })> {
    if (await deps.isPaused()) return { ok: false, code: 'paused' };
    const read = await readPage(tabId, asked);
    if (!read.ok) return read;
    if (read.otherMember) return { ok: false, code: 'other-member' };
    const { state } = read.page.extraction;
    if (state !== 'results') return { ok: false, code: 'page-not-readable', state };
    const retryAfter = secondsToWait(await deps.allowance(), deps.now());
    return retryAfter === undefined ? read : { ok: false, code: 'daily-cap-reached', retryAfter };
  }

  /** Stores the rows whose first key is wanted, and notes that the page was captured from. Undefined where there was none to store. */
  async function store(page: PageRead, isWanted: (key: string) => boolean): Promise<CaptureOutcome | undefined> {
    const { url, extraction } = page;
    const leads = extraction.rows.flatMap((row, index) =>
      'lead' in row && isWanted(row.lead.identityKeys[0] ?? '') ? [{ lead: row.lead, place: index + 1 }] : [],
    );
    const stored =
      leads.length === 0
        ? undefined
        : await deps.store({
            leads,
            source: { url, page: extraction.page, ...(extraction.layout && { layout: extraction.layout }) },
            capturedAt: new Date(deps.now()).toISOString(),
          });
    if (!stored || stored.ok) await noteSearch(page, stored?.captured ?? 0);
    return stored;
  }

  async function noteSearch(page: PageRead, captured?: number): Promise<SearchNote | undefined> {
    const reading = readingOf(page, captured);
    return reading && page.keep(() => deps.noteReading(reading));
  }

  async function findKnown({ rows }: Extraction): Promise<Known> {
    const keys = rows.flatMap((row) => ('lead' in row ? row.lead.identityKeys : []));
    const [here, inCrm] = await Promise.all([deps.findLocal(keys), keys.length > 0 ? deps.lookup(keys) : undefined]);
    return { here, inCrm: inCrm ? (inCrm.ok ? inCrm.value : undefined) : [] };
  }
}

function whyUnavailable(code: FailureCode): UnavailableReason {
  if (code === 'notice-changed' || code === 'session-ended' || code === 'session-changed') return code;
  if (code === 'not-linked' || code === 'tab-unreachable') return code;
  return code === 'page-not-readable' ? 'no-adapter' : 'not-opted-in';
}
