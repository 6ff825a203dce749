import type { ClientBase } from 'pg';
import type { LeadDetail } from '../contract/records.ts';
import { findRecord } from '../leads/records.ts';

/** One fact about a person, and where it comes from. */
export interface DisclosedFact {
  readonly field: string;
  readonly value: string;
  /** The page, or nothing where somebody of the account wrote it. */
  readonly source?: string;
  readonly at: string;
  readonly legalBasis: string;
}

/** Everything that an account holds about one person, as the person is told it. */
export interface Disclosure {
  readonly facts: readonly DisclosedFact[];
  readonly keys: readonly string[];
  readonly pages: readonly { url: string; at: string }[];
  readonly firstCapturedAt: string;
  readonly eraseAt: string;
}

const YEARS_KEPT = 3;
const notFacts = new Set(['id', 'kind', 'identityKeys', 'owner', 'source', 'version', 'provenance', 'captures']);

/** The facts of a lead with their origins. What a person of the account typed has no page. */
export function disclose(lead: LeadDetail): Disclosure {
  const byRef = new Map(lead.captures.map((capture) => [capture.clientRef, capture]));
  const basis = lead.captures[0]?.legalBasis ?? 'legitimate-interest';
  const facts = Object.entries(lead.provenance).flatMap(([field, said]) => {
    const value = (lead as unknown as Record<string, unknown>)[field];
    if (value === undefined || notFacts.has(field)) return [];
    const capture = said.ref === undefined ? undefined : byRef.get(said.ref);
    return toTexts(field, value).map(([name, text]) => ({
      field: name,
      value: text,
      ...(said.by === 'capture' && capture && { source: capture.source.url }),
      at: said.at,
      legalBasis: capture?.legalBasis ?? basis,
    }));
  });
  const eraseAt = new Date(lead.firstCapturedAt);
  eraseAt.setUTCFullYear(eraseAt.getUTCFullYear() + YEARS_KEPT);
  return {
    facts,
    keys: lead.identityKeys,
    pages: lead.captures.map(({ source, capturedAt }) => ({ url: source.url, at: capturedAt })),
    firstCapturedAt: lead.firstCapturedAt,
    eraseAt: eraseAt.toISOString(),
  };
}

const toTexts = (field: string, value: unknown): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([part, text]) => [`${field}.${part}`, String(text)])
    : [[field, String(value)]];

/** Of everybody whom the account holds under those leads. */
export async function discloseLeads(db: ClientBase, accountId: string, ids: readonly string[]): Promise<Disclosure[]> {
  const disclosures: Disclosure[] = [];
  for (const id of ids) {
    const lead = await findRecord(db, accountId, id);
    if (lead) disclosures.push(disclose(lead));
  }
  return disclosures;
}
