import type { LookupResult } from '../../server/contract/leads.ts';
import type { GateDeps } from '../consent/gate.ts';
import { passGate } from '../consent/gate.ts';
import type { CrmAnswer } from '../crm/client.ts';
import { type GuardDeps, guardMember } from '../link/member-guard.ts';
import type { Extraction } from '../linkedin/extraction.ts';
import type { CaptureReply, ExtractAnswer, FailureCode, PageView, ViewerReply } from '../messaging/protocol.ts';
import type { LocalState } from '../queue/known.ts';
import type { CaptureOutcome, CaptureRequest } from '../queue/store-capture.ts';
import type { LinkedMember, OtherMember } from '../settings.ts';
import { countRows } from './count-rows.ts';
import { viewPage } from './view-page.ts';

export interface CaptureDeps extends GateDeps, GuardDeps {
  linkedMember: () => Promise<LinkedMember | null>;
  isPaused: () => Promise<boolean>;
  lookup: (keys: string[]) => Promise<CrmAnswer<LookupResult[]>>;
  findLocal: (keys: string[]) => Promise<Map<string, LocalState>>;
  store: (request: CaptureRequest) => Promise<CaptureOutcome>;
  now: () => number;
}

type Read =
  | { ok: true; answer: ExtractAnswer & { extraction: Extraction }; otherMember?: OtherMember; linked: LinkedMember }
  | { ok: false; code: FailureCode; answer?: ExtractAnswer };

/** Reading pages for the panel, capturing rows, and seeing who is signed in: all through the gate. */
export function createCapture(deps: CaptureDeps) {
  return { view, capture, viewer };

  async function view(tabId: number): Promise<PageView> {
    const read = await readResults(tabId);
    if (!read.ok) return { kind: 'unavailable', why: whyUnavailable(read.code) };
    const { url, extraction } = read.answer;
    const keys = extraction.rows.flatMap((row) => ('lead' in row ? row.lead.identityKeys : []));
    const [here, inCrm] = await Promise.all([deps.findLocal(keys), keys.length > 0 ? deps.lookup(keys) : undefined]);
    const page = viewPage(url, extraction, { here, inCrm: inCrm ? (inCrm.ok ? inCrm.value : undefined) : [] });
    if (!read.otherMember) return page;
    const { name: found } = read.otherMember;
    return { ...page, otherMember: { ...(read.linked.name && { linked: read.linked.name }), ...(found && { found }) } };
  }

  /** Reads the page again, so that what is stored is what is there now, and stores the rows asked for. */
  async function capture(request: { tabId: number; url: string; keys: 'all' | string[] }): Promise<CaptureReply> {
    if (await deps.isPaused()) return { ok: false, code: 'paused' };
    const read = await readResults(request.tabId);
    if (!read.ok) return { ok: false, code: read.code };
    const { url, extraction } = read.answer;
    if (url !== request.url) return { ok: false, code: 'page-changed' };
    if (read.otherMember) return { ok: false, code: 'other-member' };
    if (extraction.state !== 'results') return { ok: false, code: 'page-not-readable' };

    const leads = extraction.rows.flatMap((row, index) =>
      'lead' in row && (request.keys === 'all' || request.keys.includes(row.lead.identityKeys[0] ?? ''))
        ? [{ lead: row.lead, place: index + 1 }]
        : [],
    );
    if (leads.length === 0 && request.keys !== 'all') return { ok: false, code: 'page-changed' };
    const stored = await deps.store({
      leads,
      source: { url, page: extraction.page, ...(extraction.layout && { layout: extraction.layout }) },
      capturedAt: new Date(deps.now()).toISOString(),
    });
    if (!stored.ok) return stored;
    const { anonymous, unreadable } = countRows(extraction.rows);
    return { ok: true, captured: stored.captured, duplicates: stored.duplicates, anonymous, unreadable };
  }

  async function viewer(tabId: number): Promise<ViewerReply> {
    const gate = await passGate(deps, ['linkedin-identity']);
    if (!gate.ok) return gate;
    const answer = await gate.reader.extract(tabId);
    if (!answer) return { ok: false, code: 'tab-unreachable' };
    const found = answer.extraction?.viewer;
    return found ? { ok: true, viewer: found } : { ok: false, code: 'viewer-unknown' };
  }

  /** Gate, link, page, member guard: in this order, at every reading. */
  async function readResults(tabId: number): Promise<Read> {
    const gate = await passGate(deps, ['linkedin-identity', 'capture']);
    if (!gate.ok) return gate;
    const linked = await deps.linkedMember();
    if (!linked) return { ok: false, code: 'not-linked' };
    const answer = await gate.reader.extract(tabId);
    if (!answer) return { ok: false, code: 'tab-unreachable' };
    const { extraction } = answer;
    if (!extraction) return { ok: false, code: 'page-not-readable' };
    const otherMember = await guardMember(deps, linked, extraction.viewer);
    return { ok: true, linked, answer: { ...answer, extraction }, ...(otherMember && { otherMember }) };
  }
}

function whyUnavailable(code: FailureCode): Extract<PageView, { kind: 'unavailable' }>['why'] {
  if (code === 'not-linked' || code === 'tab-unreachable') return code;
  return code === 'page-not-readable' ? 'no-adapter' : 'not-opted-in';
}
