import type { LookupResult } from '../../server/contract/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Extraction } from '../linkedin/extraction.ts';
import type { PageView, PanelRow } from '../messaging/protocol.ts';
import type { LocalState } from '../queue/known.ts';
import { summariseSearch } from '../queue/search-summary.ts';
import type { SearchNote } from '../queue/searches.ts';
import { countRows } from './count-rows.ts';

export interface Known {
  here: ReadonlyMap<string, LocalState>;
  /** undefined: the service could not be asked */
  inCrm: readonly LookupResult[] | undefined;
}

/** What the panel shows: the page's rows with what is known of each. What waits here wins over what the CRM says. */
export function viewPage(
  url: string,
  extraction: Extraction,
  known: Known,
  note?: SearchNote,
): Extract<PageView, { kind: 'page' }> {
  const inCrm = new Map(known.inCrm?.map((result) => [result.identityKey, result.state]));
  const leads = extraction.rows.flatMap((row) => ('lead' in row ? [row.lead] : []));
  return {
    kind: 'page',
    url,
    page: extraction.page,
    state: extraction.state,
    ...(extraction.layout && { layout: extraction.layout }),
    ...(extraction.unverified && { unverified: true }),
    rows: leads.map((lead, index) => ({
      ...toPanelRow(lead, known.here, inCrm),
      ...(note?.isNew[index] && { newSinceLast: true }),
    })),
    counts: countRows(extraction.rows),
    ...(extraction.position && { position: extraction.position }),
    ...(note && { search: summariseSearch(note.record) }),
    ...(known.inCrm === undefined && { lookupFailed: true }),
  };
}

/** Sales Navigator's results have no headline: what they do says who they are. */
const headlineOf = (lead: Lead): string | undefined =>
  lead.kind === 'person'
    ? (lead.headline ?? ([lead.position, lead.company].filter(Boolean).join(' · ') || undefined))
    : undefined;

function toPanelRow(lead: Lead, here: Known['here'], inCrm: ReadonlyMap<string, LookupResult['state']>): PanelRow {
  const local = lead.identityKeys.flatMap((key) => here.get(key) ?? []);
  const remote = lead.identityKeys.map((key) => inCrm.get(key));
  const find = (state: LocalState['state']) => local.find((entry) => entry.state === state);
  // Whoever must not be captured is that whatever else is known of them.
  const origin = local.flatMap((entry) => ('origin' in entry && entry.origin ? [entry.origin] : []))[0];
  const state: Pick<PanelRow, 'state' | 'reason'> = (remote.includes('suppressed')
    ? ({ state: 'suppressed' } as const)
    : undefined) ??
    find('refused') ??
    find('queued') ??
    (remote.includes('known') ? { state: 'in-crm' } : undefined) ??
    // The service was asked and does not know them: what this browser pushed once has been erased there since.
    (remote.includes('unknown') ? { state: 'new' } : undefined) ??
    find('suppressed') ??
    find('in-crm') ?? { state: 'new' };
  return {
    key: lead.identityKeys[0] ?? '',
    name: lead.name.shown,
    ...(headlineOf(lead) && { headline: headlineOf(lead) }),
    ...(lead.location && { location: lead.location }),
    ...(lead.kind === 'person' && lead.degree && { degree: lead.degree }),
    ...state,
    ...(origin && state.state !== 'new' && state.state !== 'suppressed' && { origin }),
  };
}
