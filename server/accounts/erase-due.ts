import type { Pool } from 'pg';
import { inScope } from '../db/tenant.ts';
import { eraseAccount } from '../privacy/erase-account.ts';
import type { EraseDeps } from '../privacy/journal.ts';
import { takeDueDeletion } from './status.ts';

/** Erases the account if its days to think it over are past: asked again here, for it may have been taken back. */
export const eraseIfDue = (app: Pool, deps: EraseDeps, accountId: string): Promise<void> =>
  inScope(app, { accountId }, async (db) => {
    if (await takeDueDeletion(db, accountId, deps.now()))
      await eraseAccount(db, deps, { accountId, reason: 'account-closed' });
  });
