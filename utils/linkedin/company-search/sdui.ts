import { byTag, contains, visibleText } from '../dom.ts';
import { companyKeyOfPath, pathOf } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import { createCompany } from '../results/company.ts';
import type { Layout, Reading } from '../results/layout.ts';
import { findListItems } from '../results/listed.ts';
import { normaliseText } from '../text.ts';
import { splitSubtitle } from './subtitle.ts';

/** Nobody has seen it: supposed to order its paragraphs as people search does (name, industry and place, followers). */
export const sdui: Layout = {
  name: 'sdui',
  // seen never
  unverified: true,
  findCards: (page) => findListItems(page, 'Compan'),
  readCard,
};

function readCard(card: Element, { url, tally }: Reading): ReadRow | undefined {
  const anchors = byTag(card, 'a', 40);
  const owner = anchors.map((anchor) => companyKeyOfPath(pathOf(anchor, url))).find((key) => key !== undefined);
  if (!owner) return undefined;
  const [first, second] = byTag(card, 'p', 4);
  const title = anchors.find(
    (anchor) =>
      first &&
      contains(first, anchor) &&
      normaliseText(visibleText(anchor)) !== '' &&
      companyKeyOfPath(pathOf(anchor, url)) === owner,
  );
  if (!title) return { refused: 'unreadable' };
  tally.win('name', 'link-text');
  const lead = createCompany([owner], visibleText(title), splitSubtitle(second && visibleText(second)));
  return lead ? { lead } : { refused: 'unreadable' };
}
