import type { LeadRecord } from '../../contract/records.ts';

/** The public address of a person or company, where a key of theirs names one. */
export function findProfileUrl({ identityKeys }: Pick<LeadRecord, 'identityKeys'>): string | undefined {
  const named = (kind: string) => identityKeys.find((key) => key.startsWith(kind))?.slice(kind.length);
  const person = named('vanity:') ?? named('member:');
  if (person !== undefined) return `https://www.linkedin.com/in/${encodeURIComponent(person)}/`;
  const company = named('company:');
  return company === undefined ? undefined : `https://www.linkedin.com/company/${encodeURIComponent(company)}/`;
}
