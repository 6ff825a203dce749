import { attribute, closest, contains, findAll, findFirst, visibleText } from '../dom.ts';
import { companyKeyOfPath, companyKeyOfUrn, pathOf } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import { createCompany } from '../results/company.ts';
import type { Reading } from '../results/layout.ts';
import { type Mark, marked } from './marked.ts';

/**
 * A company in account search, in the account hub or in a list. The people recommended beside it are no rows.
 * @param title where in the row the company's own name stands
 */
export function readAccount(row: Element, { url, tally }: Reading, title = row): ReadRow | undefined {
  const name = marked(title, 'company-name');
  const urn = attribute(findFirst(row, '[data-scroll-into-view]') ?? row, 'data-scroll-into-view');
  const urnKey = companyKeyOfUrn(urn ?? attribute(row, 'data-row-id'));
  if (!name) return urnKey ? { refused: 'unreadable' } : undefined;
  const key = companyKeyOfPath(pathOf(closest(name, 'a') ?? findFirst(name, 'a'), url));
  if (key && urnKey && key !== urnKey) return { refused: 'unreadable' };
  const lead = createCompany([key ?? urnKey], visibleText(name), {
    industry: ownText(row, 'industry'),
    location: ownText(row, 'location'),
    size: ownText(row, 'company-size'),
  });
  if (!lead) return { refused: 'unreadable' };
  tally.win('name', 'marked');
  return { lead };
}

/** A cell with a person in it speaks of that person. */
function ownText(row: Element, mark: Mark): string | undefined {
  const own = findAll(row, `[data-anonymize="${mark}"]`).find((element) => {
    const cell = closest(element, 'td');
    return !cell || !contains(row, cell) || marked(cell, 'person-name') === undefined;
  });
  return own && visibleText(own);
}
