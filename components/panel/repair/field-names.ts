import { i18n } from '#i18n';
import { shownLanguage } from '../../text.ts';

const known = [
  'name',
  'identityKeys',
  'headline',
  'position',
  'company',
  'location',
  'industry',
  'size',
  'source',
] as const;

/** What the user calls a part of a lead. One that has no name here is shown as the service calls it. */
export function fieldName(field: string): string {
  const found = known.find((name) => name === field);
  return found ? i18n.t(`repair.field.${found}`) : field;
}

/** "name and location", in the user's language. */
export const fieldNames = (fields: readonly string[]): string =>
  new Intl.ListFormat(shownLanguage(), { type: 'conjunction' }).format(fields.map(fieldName));
