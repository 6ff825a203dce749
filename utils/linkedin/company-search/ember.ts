import { attribute, byTag, closest, contains, findAll, findFirst, nextElement, parentOf, visibleText } from '../dom.ts';
import { companyKeyOfPath, companyKeyOfUrn, pathOf } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import { createCompany } from '../results/company.ts';
import type { Layout, Reading } from '../results/layout.ts';
import { outermost } from '../results/outermost.ts';
import { normaliseText } from '../text.ts';
import { splitSubtitle } from './subtitle.ts';

/** The template of people search with a company in it, semantic or hashed. Known from public code; no whole page was seen. */
export const ember: Layout = {
  name: 'ember',
  // seen 2021 to 2026
  unverified: true,
  findCards: (page) =>
    outermost(
      findAll(
        page,
        '.reusable-search__result-container, .entity-result, [data-chameleon-result-urn], [data-view-name="search-entity-result-universal-template"]',
      ),
    ),
  readCard,
};

function readCard(card: Element, { url, tally }: Reading): ReadRow | undefined {
  const urn = attribute(findFirst(card, '[data-chameleon-result-urn]') ?? card, 'data-chameleon-result-urn');
  if (urn && !/:(?:fsd_)?company:/.test(urn)) return { refused: 'not-a-person' };
  const anchors = byTag(card, 'a', 20).filter((anchor) => companyKeyOfPath(pathOf(anchor, url)));
  const title = anchors.find((anchor) => normaliseText(visibleText(anchor)) !== '');
  const key = companyKeyOfPath(pathOf(title, url));
  if (!title || !key) return urn ? { refused: 'unreadable' } : undefined;
  // The logo's link comes first: where it leads to another company, this is not the title.
  if (companyKeyOfPath(pathOf(anchors[0], url)) !== key) return { refused: 'unreadable' };
  tally.win('name', 'link-text');
  const name = findFirst(title, 'span[dir] > span[aria-hidden="true"]') ?? title;
  const subtitle = firstLineAfter(title, card);
  const lead = createCompany(
    [key, companyKeyOfUrn(urn)],
    visibleText(name),
    splitSubtitle(subtitle && visibleText(subtitle)),
  );
  return lead ? { lead } : { refused: 'unreadable' };
}

/** The block under the name: industry and place. The one below counts followers. */
function firstLineAfter(title: Element, card: Element): Element | undefined {
  const known = findFirst(card, '.entity-result__primary-subtitle, .t-14.t-black.t-normal');
  if (known && !contains(known, title)) return known;
  for (let block: Element | undefined = title; block && block !== card; block = parentOf(block)) {
    const next = nextElement(block);
    if (next && !closest(next, 'span') && normaliseText(visibleText(next)) !== '') return next;
  }
  return undefined;
}
