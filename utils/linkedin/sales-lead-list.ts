import { findAll } from './dom.ts';
import type { PageType } from './page-type.ts';
import type { Layout } from './results/layout.ts';
import { outermost } from './results/outermost.ts';
import { readLayouts } from './results/read-layouts.ts';
import { readLead } from './sales/lead.ts';
import { marked } from './sales/marked.ts';

/** Known from fragments and from selectors that many public tools agree on; no whole page was seen. */
const table: Layout = {
  name: 'table',
  // seen 2021 to 2026
  unverified: true,
  findCards: (page) =>
    outermost(findAll(page, 'tr[data-x--people-list--row], tr.artdeco-models-table-row, tr[data-row-id]')),
  // Here, unlike in search results, `job-title` is the position; the company has a cell of its own.
  readCard: (row, reading) =>
    readLead(row, reading, () => ({ title: marked(row, 'job-title') ?? marked(row, 'title'), company: row })),
};

/** A list of leads that somebody keeps in Sales Navigator. */
export const salesLeadList: PageType = {
  id: 'sales-lead-list',
  examples: ['https://www.linkedin.com/sales/lists/people/7000000000000000001?sortCriteria=CREATED_TIME'],
  matches: (url) => /^\/sales\/lists\/people\/[^/]+\/?$/.test(url.pathname),
  readRows: (page, url) => readLayouts([table], page, url),
};
