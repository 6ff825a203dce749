import type { LeadRecord } from '../../contract/records.ts';
import { findProfileUrl } from './profile-url.ts';

/** What a table of leads shows of each, by its heading. */
export const columns: Readonly<Record<string, (lead: LeadRecord) => string | number | undefined>> = {
  Name: (lead) => lead.name.shown,
  'Given name': (lead) => lead.name.given,
  'Family name': (lead) => lead.name.family,
  Headline: (lead) => lead.headline,
  Position: (lead) => lead.position,
  Company: (lead) => lead.company,
  Location: (lead) => lead.location,
  Industry: (lead) => lead.industry,
  Size: (lead) => lead.size,
  'Profile URL': findProfileUrl,
  Degree: (lead) => lead.degree,
  Owner: (lead) => lead.owner.name,
  Kind: (lead) => lead.kind,
  'Identity keys': (lead) => lead.identityKeys.join(' '),
  'First captured': (lead) => lead.firstCapturedAt,
  'Last captured': (lead) => lead.lastCapturedAt,
  Updated: (lead) => lead.updatedAt,
  'Source page': (lead) => lead.source?.url,
  Id: (lead) => lead.id,
};
