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
  HIDDEN,
  isBefore,
  nextElement,
  parentOf,
  tagOf,
  visibleText,
} from '../dom.ts';
import { pathOf, profileKeyOfPath } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import type { Layout, Reading } from '../results/layout.ts';
import { memberNumber } from '../results/member-number.ts';
import { outermost } from '../results/outermost.ts';
import { createPerson, LONGEST, nameText, readMarks, readMarksIn } from '../results/title.ts';
import { fieldText, normaliseText } from '../text.ts';

const CARD = ['componentkey', 'id'].map((name) => `[${name}*="profile.card.ref"][${name}$="Topcard"]`).join();
/** Late 2025 the name was no heading. */
const NAME = '[data-view-name="profile-top-card-verified-badge"] p';

/** Server-driven, 2026: the top card says by its key whose it is. */
export const sdui: Layout = {
  name: 'sdui',
  // seen 2026-04 to 2026-05
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
    lead: createPerson([vanity, id, memberNumber(card)], shown, {
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
    Object.assign(marks, readMarksIn(next));
  return marks;
}

const holdsText = (element: Element): boolean => tagOf(element) === 'P' || byTag(element, 'p', 1).length > 0;

interface Lines {
  degree?: number;
  headline?: string;
  location?: string;
  company?: string;
}

/** Twins of a line for other states: only one is seen. */
function isHidden(paragraph: Element, card: Element): boolean {
  const hidden = closest(paragraph, HIDDEN);
  return hidden !== undefined && hidden !== card && contains(card, hidden);
}

const textOf = (paragraph: Element): string => {
  const text = normaliseText(visibleText(paragraph));
  return DOT.test(text) ? '' : text;
};

/** The place is the one line before the link to the contact info, in its block. With others it may be any of them. */
function findPlace(paragraphs: Element[], contact: Element, title: Element): Element | undefined {
  const holdsLine = (part: Element) =>
    paragraphs.some((line) => contains(part, line) && isBefore(line, contact) && textOf(line) !== '');
  const isBare = (part: Element) => tagOf(part) === 'SPAN' || attribute(part, 'data-display-contents') !== undefined;
  let block = parentOf(contact);
  while (block && isBare(block) && !holdsLine(block)) block = parentOf(block);
  if (!block || contains(block, title)) return undefined;
  const inside = paragraphs.filter((paragraph) => contains(block, paragraph));
  const end = inside.findIndex((paragraph) => contains(contact, paragraph));
  const [place, ...others] = inside.slice(0, end < 0 ? inside.length : end).filter((line) => textOf(line) !== '');
  return others.length === 0 ? place : undefined;
}

/** Pronouns, degree (most often twice, and then not to be trusted), headline, ties, and the place. */
function readLines(card: Element, title: Element): Lines {
  const paragraphs = byTag(card, 'p', 40).filter((paragraph) => paragraph !== title && !isHidden(paragraph, card));
  const link = findAll(card, 'a[href*="/overlay/contact-info"]').find((anchor) => !isHidden(anchor, card));
  const contact = link && (closest(link, 'p') ?? link);
  const place = contact && findPlace(paragraphs, contact, title);
  const buttons: string[] = [];
  const above: string[] = [];
  let isAbove = true;
  for (const paragraph of paragraphs) {
    if (paragraph === place || (contact && contains(contact, paragraph))) {
      isAbove = false;
      continue;
    }
    const text = textOf(paragraph);
    if (text === '') continue;
    if (closest(paragraph, '[role="button"], button')) buttons.push(text);
    else if (isAbove && above.length < 12) above.push(text);
  }
  const lines: string[] = [];
  for (const text of above) addLine(lines, text, buttons);
  const numbered = lines.filter((line) => isBadge(line) && /\p{N}/u.test(line));
  const badges = numbered.length > 0 ? numbered : lines.slice(0, 2).filter(isBadge);
  const below = lines.slice(lines.findLastIndex((line) => badges.includes(line)) + 1);
  // Without a headline the ties come first; one of them alone may be a headline.
  const ties = below.findIndex((line, index) => isTies(line, buttons) && (index > 0 || line.includes(' · ')));
  return {
    degree: parseDegree(badges.join(' ')),
    headline: ties >= 0 ? below[ties - 1] : below[below.length > 1 && PRONOUNS.test(below[0] ?? '') ? 1 : 0],
    location: place && textOf(place),
    // Two buttons lead to the present company and to the school, in this order. One may be either.
    company: ties >= 0 && buttons.length === 2 && below[ties] !== buttons[0] ? buttons[0] : undefined,
  };
}

/** A line may stand there twice, whole and cut for a narrower place: once, whole. A headline is no cut of the ties below it. */
function addLine(lines: string[], text: string, buttons: string[]): void {
  const last = lines.at(-1) ?? '';
  if (isCutOf(text, last)) return;
  if (isCutOf(last, text) && !isTies(text, buttons)) lines.pop();
  lines.push(text);
}

const isCutOf = (cut: string, whole: string): boolean =>
  cut.length > 1 && cut.endsWith('…') && whole.startsWith(cut.slice(0, -1));

const DOT = /^[·•・‧∙⋅]$/u;
/** "· 2nd", "・2次", "٢ ·": short, with a dot at one end and nowhere else. */
const isBadge = (line: string): boolean => /^[·•・‧∙⋅]\s?[^·•・]{1,28}$|^[^·•・]{1,16}\s?[·•・]$/u.test(line);

/** "Norrvik Steel · Lunds universitet": what the buttons beside it say again. */
const isTies = (line: string, buttons: string[]): boolean =>
  buttons.length > 0 && (line === buttons.slice(0, 2).join(' · ') || line === buttons[0]);

/** "She/Her", where no degree and no ties stand around the headline to tell it by. */
const PRONOUNS = /^\(?\p{L}+(?:\s?\/\s?\p{L}+)+\)?$/u;
