import { companyKey } from '../lead/identity-key.ts';
import type { Lead } from '../lead/lead.ts';
import { parsePersonName } from '../lead/person-name.ts';
import { isAnonymousName } from '../linkedin/anonymous.ts';
import { companyKeyOfPath, linkedInUrl, profileKeyOf } from '../linkedin/links.ts';
import { fieldText } from '../linkedin/text.ts';

/** The texts of a lead that a user may change, and how long each may be. */
const longest = { headline: 1000, position: 400, company: 400, location: 400, industry: 400, size: 200 } as const;
type Text = keyof typeof longest;
const textsOf = {
  person: ['headline', 'position', 'company', 'location'],
  company: ['industry', 'location', 'size'],
} as const satisfies Record<Lead['kind'], readonly Text[]>;

/** A lead as a form shows it. */
export interface LeadFields {
  name: string;
  /** the address of the profile or of the company's page; empty: the lead has none */
  url: string;
  texts: Partial<Record<Text, string>>;
  /** identity keys that no address of this form says, and whether each is kept */
  ids: { key: string; kept: boolean }[];
}

export type EditFault = 'no-name' | 'anonymous' | 'link-not-profile' | 'no-id';

const BASE = new URL('https://www.linkedin.com/');
const prefixes = { person: 'vanity:', company: 'company:' } as const;
const paths = { person: '/in/', company: '/company/' } as const;

/** What stands in the form at first. */
export function toFields(lead: Lead): LeadFields {
  const prefix = prefixes[lead.kind];
  const [named] = lead.identityKeys.filter((key) => key.startsWith(prefix));
  const texts = textsOf[lead.kind].map((text) => [text, (lead as Partial<Record<Text, string>>)[text] ?? '']);
  return {
    name: lead.name.shown,
    url: named ? new URL(`${paths[lead.kind]}${encodeURIComponent(named.slice(prefix.length))}/`, BASE).href : '',
    texts: Object.fromEntries(texts),
    ids: lead.identityKeys.filter((key) => key !== named).map((key) => ({ key, kept: true })),
  };
}

/**
 * The lead as the user has changed it. Every text is cleaned, also those that were left alone: what the CRM cannot store
 * may be something that nobody can see.
 */
export function applyFields(
  lead: Lead,
  fields: LeadFields,
): { ok: true; lead: Lead } | { ok: false; fault: EditFault } {
  const shown = fieldText(fields.name, 400);
  if (!shown) return { ok: false, fault: 'no-name' };
  if (lead.kind === 'person' && isAnonymousName(shown, 1)) return { ok: false, fault: 'anonymous' };
  const key = fields.url.trim() === '' ? undefined : keyOf(lead.kind, fields.url.trim());
  if (fields.url.trim() !== '' && !key) return { ok: false, fault: 'link-not-profile' };
  const kept = fields.ids.filter((id) => id.kept).map((id) => id.key);
  const identityKeys = [...new Set([...(key ? [key] : []), ...kept])];
  if (identityKeys.length === 0) return { ok: false, fault: 'no-id' };

  const { headline: _, position: __, company: ___, location: ____, ...person } = lead as Lead & Record<Text, string>;
  const { industry: _____, size: ______, ...rest } = person;
  const texts = textsOf[lead.kind].flatMap((text) => {
    const value = fieldText(fields.texts[text], longest[text]);
    return value ? [[text, value]] : [];
  });
  const name = shown === lead.name.shown ? lead.name : lead.kind === 'person' ? parsePersonName(shown) : { shown };
  return { ok: true, lead: { ...rest, identityKeys, name, ...Object.fromEntries(texts) } as Lead };
}

function keyOf(kind: Lead['kind'], typed: string): string | undefined {
  const url = linkedInUrl(/^(?:[\w-]+\.)?linkedin\.com\//i.test(typed) ? `https://${typed}` : typed, BASE);
  if (kind === 'person') return profileKeyOf(url);
  return companyKeyOfPath(url?.pathname) ?? (/^[\w-]+$/.test(typed) ? companyKey(typed) : undefined);
}
