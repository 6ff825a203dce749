import { memberKey } from '../../lead/identity-key.ts';
import { isAnonymousName } from '../anonymous.ts';
import { parseDegree } from '../degree.ts';
import { attribute, byTag, closest, contains, findAll, findFirst, parentOf, visibleText } from '../dom.ts';
import { pathOf, profileKeyOfPath } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import type { Layout, Reading } from '../results/layout.ts';
import { createPerson, LONGEST, nameText, readMarks } from '../results/title.ts';
import { fieldText, normaliseText } from '../text.ts';

const CARD = 'section[componentkey*="profile.card.ref"][componentkey$="Topcard"]';

/** Server-driven, 2026: the top card says by its key whose it is. */
export const sdui: Layout = {
  name: 'sdui',
  seen: '2026-04 to 2026-05',
  findCards: (page) => findAll(page, CARD).slice(0, 1),
  readCard,
};

function readCard(card: Element, { url, tally }: Reading): ReadRow {
  const title = findFirst(card, 'h2') ?? findFirst(card, 'h1');
  const shown = nameText(title && visibleText(title));
  if (!title || !shown) return { refused: 'unreadable' };
  const { degree, headline, location, ties } = readLines(card);
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  tally.win('name', 'heading');
  const id = memberKey(
    /profile\.card\.ref(ACoAA[\w-]+)Topcard$/.exec(attribute(card, 'componentkey') ?? '')?.[1] ?? '',
  );
  const own = byTag(card, 'a', 40)
    .map((anchor) => profileKeyOfPath(pathOf(anchor, url) ?? ''))
    .find((key) => key !== undefined);
  const vanity = own ?? profileKeyOfPath(url.pathname);
  return {
    lead: createPerson([vanity, id], shown, {
      headline: fieldText(headline, LONGEST.headline),
      location: fieldText(location, LONGEST.location),
      company: fieldText(companyIn(card, ties), LONGEST.location),
      degree,
      ...readMarks(closest(title, 'a') ?? parentOf(title) ?? title),
    }),
  };
}

interface Lines {
  degree?: number;
  headline?: string;
  location?: string;
  /** "Norrvik Steel · Lunds universitet" */
  ties?: string;
}

/** Pronouns, degree (most often twice, and then not to be trusted), headline, ties, and the place before the link to the contact info. */
function readLines(card: Element): Lines {
  const paragraphs = byTag(card, 'p', 40);
  const contact = paragraphs.find((paragraph) => findFirst(paragraph, 'a[href*="/overlay/contact-info"]'));
  const place = contact && parentOf(contact);
  const before = paragraphs.slice(0, contact ? paragraphs.indexOf(contact) : 8);
  const texts = before
    .filter((paragraph) => !isInButton(paragraph))
    .map((paragraph) => ({
      text: normaliseText(visibleText(paragraph)),
      isPlace: place !== undefined && contains(place, paragraph),
    }));
  const isDegree = (text: string) => /^[·•]\s?.{1,14}$/u.test(text) && /\p{N}/u.test(text);
  const badges = texts.filter(({ text }) => isDegree(text));
  const degree = parseDegree(badges.map(({ text }) => text).join(' '));
  const lines = texts.filter(({ text }) => text !== '' && text !== '·' && !isDegree(text));
  const last = texts.findLastIndex(({ text }) => isDegree(text));
  const afterBadge = lines.filter((line) => !line.isPlace && texts.indexOf(line) > last);
  const [first, ...rest] = afterBadge.map(({ text }) => text);
  const own =
    first !== undefined && badges.length === 0 && PRONOUNS.test(first) ? rest : afterBadge.map(({ text }) => text);
  return { degree, headline: own[0], ties: own[1], location: lines.find((line) => line.isPlace)?.text };
}

/** "She/Her": words with strokes and no spaces. Where there is a degree, they stand before it. */
const PRONOUNS = /^\p{L}+(?:\/\p{L}+)+$/u;

const isInButton = (paragraph: Element): boolean => closest(paragraph, '[role="button"], button') !== undefined;

/** Two buttons lead to the present company and to the school, in this order, as the line of ties says again. One may be either. */
function companyIn(card: Element, ties: string | undefined): string | undefined {
  const [company, school, more] = findAll(card, '[role="button"] p')
    .map((paragraph) => normaliseText(visibleText(paragraph)))
    .filter((text) => text !== '');
  const isBoth = company && school && !more && ties === `${company} · ${school}`;
  return isBoth ? company : undefined;
}
