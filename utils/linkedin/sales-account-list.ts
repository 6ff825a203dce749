import type { PageType } from './page-type.ts';
import { readLayouts } from './results/read-layouts.ts';
import { accountTable } from './sales/account-table.ts';

/** A list of companies that somebody keeps in Sales Navigator: the same table as the account hub's. */
export const salesAccountList: PageType = {
  id: 'sales-account-list',
  examples: ['https://www.linkedin.com/sales/lists/company/7000000000000000002'],
  matches: (url) => /^\/sales\/lists\/company\/[^/]+\/?$/.test(url.pathname),
  readRows: (page, url) => readLayouts([accountTable], page, url),
};
