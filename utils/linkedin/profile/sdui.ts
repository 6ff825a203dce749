import { memberKey } from '../../lead/identity-key.ts';
import { isAnonymousName } from '../anonymous.ts';
import { parseDegree } from '../degree.ts';
import {
  attribute,
  byTag,
  closest,
  contains,
  findAll,
  findFirst,
  nextElement,
  parentOf,
  tagOf,
  visibleText,
} from '../dom.ts';
import { pathOf, profileKeyOfPath } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import type { Layout, Reading } from '../results/layout.ts';
import { outermost } from '../results/outermost.ts';
import { createPerson, LONGEST, nameText, readMarks } from '../results/title.ts';
import { fieldText, normaliseText } from '../text.ts';

const CARD = ['componentkey', 'id'].map((name) => `[${name}*="profile.card.ref"][${name}$="Topcard"]`).join();
/** Late 2025 the name was no heading. */
const NAME = '[data-view-name="profile-top-card-verified-badge"] p';

/** Server-driven, 2026: the top card says by its key whose it is. */
export const sdui: Layout = {
  name: 'sdui',
  seen: '2026-04 to 2026-05',
  findCards: (page) => outermost(findAll(page, CARD)).slice(0, 3),
  readCard,
};

function readCard(card: Element, { url, tally }: Reading): ReadRow {
  const title = findFirst(card, 'h2') ?? findFirst(card, 'h1') ?? findFirst(card, NAME);
  const shown = nameText(title && visibleText(title));
  if (!title || !shown) return { refused: 'unreadable' };
  const { degree, headline, location, company } = readLines(card, title);
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  tally.win('name', tagOf(title) === 'P' ? 'view-name' : 'heading');
  const id = memberKey(
    /profile\.card\.ref(ACoAA[\w-]+)Topcard$/.exec(
      attribute(card, 'componentkey') ?? attribute(card, 'id') ?? '',
    )?.[1] ?? '',
  );
  const own = byTag(card, 'a', 40)
    .map((anchor) => profileKeyOfPath(pathOf(anchor, url) ?? ''))
    .find((key) => key !== undefined);
  const vanity = own ?? profileKeyOfPath(url.pathname);
  return {
    lead: createPerson([vanity, id], shown, {
      headline: fieldText(headline, LONGEST.headline),
      location: fieldText(location, LONGEST.location),
      company: fieldText(company, LONGEST.location),
      degree,
      ...marksBeside(title, card),
    }),
  };
}

/** The marks stand in the name's block or after it, before the first line of text; whatever follows may be another's. */
function marksBeside(title: Element, card: Element) {
  let block = title;
  const isOnlyText = (parent: Element) => !byTag(parent, 'p', 2).some((paragraph) => paragraph !== title);
  for (let parent = parentOf(block); parent && parent !== card && isOnlyText(parent); parent = parentOf(block))
    block = parent;
  const marks = readMarks(block);
  for (let next = nextElement(block); next && !holdsText(next); next = nextElement(next))
    Object.assign(marks, readMarks(next));
  return marks;
}

const holdsText = (element: Element): boolean => tagOf(element) === 'P' || byTag(element, 'p', 1).length > 0;

interface Lines {
  degree?: number;
  headline?: string;
  location?: string;
  company?: string;
}

/** Pronouns, degree (most often twice, and then not to be trusted), headline, ties, and the place before the link to the contact info. */
function readLines(card: Element, title: Element): Lines {
  const paragraphs = byTag(card, 'p', 40).filter((paragraph) => paragraph !== title);
  const contact = paragraphs.find((paragraph) => findFirst(paragraph, 'a[href*="/overlay/contact-info"]'));
  const place = contact && parentOf(contact);
  const buttons: string[] = [];
  const lines: string[] = [];
  let location: string | undefined;
  let isAbove = true;
  for (const paragraph of paragraphs) {
    if (paragraph === contact) {
      isAbove = false;
      continue;
    }
    const text = normaliseText(visibleText(paragraph));
    if (text === '' || DOT.test(text)) continue;
    if (closest(paragraph, '[role="button"], button')) buttons.push(text);
    else if (isAbove && place && contains(place, paragraph)) location ??= text;
    else if (isAbove && lines.length < 8) lines.push(text);
  }
  const numbered = lines.filter((line) => isBadge(line) && /\p{N}/u.test(line));
  const badges = numbered.length > 0 ? numbered : lines.slice(0, 2).filter(isBadge);
  const below = lines.slice(lines.findLastIndex((line) => badges.includes(line)) + 1);
  // Without a headline the ties come first; one of them alone may be a headline.
  const ties = below.findIndex((line, index) => isTies(line, buttons) && (index > 0 || line.includes(' · ')));
  return {
    degree: parseDegree(badges.join(' ')),
    headline: ties >= 0 ? below[ties - 1] : below[below.length > 1 && PRONOUNS.test(below[0] ?? '') ? 1 : 0],
    location,
    // Two buttons lead to the present company and to the school, in this order. One may be either.
    company: ties >= 0 && buttons.length === 2 && below[ties] !== buttons[0] ? buttons[0] : undefined,
  };
}

const DOT = /^[·•・‧∙⋅]$/u;
/** "· 2nd", "・2次", "٢ ·": short, with a dot at one end and nowhere else. */
const isBadge = (line: string): boolean => /^[·•・‧∙⋅]\s?[^·•・]{1,28}$|^[^·•・]{1,16}\s?[·•・]$/u.test(line);

/** "Norrvik Steel · Lunds universitet": what the buttons beside it say again. */
const isTies = (line: string, buttons: string[]): boolean =>
  buttons.length > 0 && (line === buttons.slice(0, 2).join(' · ') || line === buttons[0]);

/** "She/Her", where no degree and no ties stand around the headline to tell it by. */
const PRONOUNS = /^\(?\p{L}+(?:\s?\/\s?\p{L}+)+\)?$/u;
