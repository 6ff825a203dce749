import type { PageType } from './page-type.ts';
import { readLayouts } from './results/read-layouts.ts';
import { accountTable } from './sales/account-table.ts';

/** The accounts that somebody follows in Sales Navigator, with people recommended at each: the companies are the rows. */
export const salesAccountHub: PageType = {
  id: 'sales-account-hub',
  examples: ['https://www.linkedin.com/sales/accounts', 'https://www.linkedin.com/sales/account-hub/all'],
  matches: (url) => /^\/sales\/(?:accounts|account-hub)(?:\/|$)/.test(url.pathname),
  readRows: (page, url) => readLayouts([accountTable], page, url),
};
