import type { WireLead } from '../../server/contract/leads.ts';
import type { Lead } from '../lead/lead.ts';

/** A lead as the CRM takes it. */
export function toWireLead(queued: {
  clientRef: string;
  place: number;
  url?: string;
  lead: Lead;
  source: { url: string; page: string; layout?: string };
  capturedAt: string;
}): WireLead {
  const { clientRef, place, url, lead, source, capturedAt } = queued;
  return { ...lead, clientRef, source: { ...source, ...(url && { url }), place }, capturedAt };
}
