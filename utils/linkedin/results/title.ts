import type { IdentityKey } from '../../lead/identity-key.ts';
import type { Person } from '../../lead/lead.ts';
import { attribute, findAll, tagOf, visibleText } from '../dom.ts';
import { fieldText, normaliseText } from '../text.ts';

/** What LinkedIn shows at most is 220 characters of headline; the limits are the queue's. */
export const LONGEST = { name: 400, headline: 1000, location: 400 };

/** The marks beside a name: icons, told by their ids and types, which no translation touches. */
export function readMarks(
  beside: Element,
  icons = findAll(beside, 'svg, li-icon'),
): Pick<Person, 'premium' | 'verified'> {
  const marks: Pick<Person, 'premium' | 'verified'> = {};
  for (const icon of icons.slice(0, 24)) {
    const sign = ['id', 'data-test-icon', 'type', 'class'].map((name) => attribute(icon, name)).join(' ');
    if (/verified/i.test(sign)) marks.verified = true;
    if (/premium|linkedin-bug(?!-(?:influ|color))/i.test(sign)) marks.premium = true;
  }
  return marks;
}

/** An icon may stand there by itself. */
export const readMarksIn = (element: Element): ReturnType<typeof readMarks> =>
  readMarks(element, /^(?:svg|li-icon)$/i.test(tagOf(element)) ? [element] : undefined);

/** A person with what a card states; absent fields stay absent. The parts of the name are told apart later, see understand.ts. */
export function createPerson(
  identityKeys: (IdentityKey | undefined)[],
  shown: string,
  fields: Omit<Partial<Person>, 'kind' | 'identityKeys' | 'name'>,
): Person {
  const keys: IdentityKey[] = [];
  for (const key of identityKeys) if (key && !keys.includes(key)) keys.push(key);
  const person: Person & Record<string, unknown> = { kind: 'person', identityKeys: keys, name: { shown } };
  for (const field in fields) {
    const value = fields[field as keyof typeof fields];
    if (value !== undefined) person[field] = value;
  }
  return person;
}

/** The two lines under a name. */
export const readSubtitles = (headline?: Element, location?: Element): Pick<Person, 'headline' | 'location'> => ({
  headline: fieldText(headline && visibleText(headline), LONGEST.headline),
  location: fieldText(location && visibleText(location), LONGEST.location),
});

export const textOf = (element: Element): string => normaliseText(visibleText(element));

export const nameText = (text: string | undefined): string | undefined => fieldText(text, LONGEST.name);
