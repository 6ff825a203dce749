import type { IdentityKey } from '../../lead/identity-key.ts';
import type { Company } from '../../lead/lead.ts';
import { fieldText } from '../text.ts';

/** A company with what the page states; absent fields stay absent. Nothing without a name and a key. */
export function createCompany(
  keys: (IdentityKey | undefined)[],
  shown: string | undefined,
  fields: { industry?: string; location?: string; size?: string },
): Company | undefined {
  const name = fieldText(shown, 400);
  const identityKeys = [...new Set(keys.filter((key) => key !== undefined))];
  if (!name || identityKeys.length === 0) return undefined;
  const company: Company = { kind: 'company', identityKeys, name: { shown: name } };
  const industry = fieldText(fields.industry, 400);
  const location = fieldText(fields.location, 400);
  const size = fieldText(fields.size, 200);
  if (industry) company.industry = industry;
  if (location) company.location = location;
  if (size) company.size = size;
  return company;
}
