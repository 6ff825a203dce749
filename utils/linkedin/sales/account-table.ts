import { attribute, findAll, findFirst } from '../dom.ts';
import { salesKeyOfUrn } from '../links.ts';
import type { Layout } from '../results/layout.ts';
import { outermost } from '../results/outermost.ts';
import { readAccount } from './account.ts';

const FIRST_CELL = 'td[data-x-accounts-dashboard-first-company-cell]';

/** Lists of people are tables of the same kind, with a company in each row. */
const isOfPeople = (row: Element): boolean =>
  attribute(row, 'data-x--people-list--row') !== undefined ||
  salesKeyOfUrn(attribute(row, 'data-row-id')) !== undefined;

/** The table of the account hub and of account lists. Known from public code; no whole page was seen. */
export const accountTable: Layout = {
  name: 'account-table',
  // seen 2021 to 2026
  unverified: true,
  findCards: (page) =>
    outermost(
      findAll(page, 'tr[data-x--account-hub--table-data-row], tr[data-row-id], tr.artdeco-models-table-row').filter(
        (row) => !isOfPeople(row),
      ),
    ),
  // Further cells may name other companies, those of the people recommended there.
  readCard: (row, reading) => readAccount(row, reading, findFirst(row, FIRST_CELL) ?? row),
};
