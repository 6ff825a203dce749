import { parse } from 'hono/utils/cookie';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { inScope } from '../db/tenant.ts';
import type { Progress } from './advance.ts';
import { claimSponsor } from './claim.ts';
import { visitCookie } from './landing.ts';
import { findVisit, forgetVisit } from './visits.ts';

/**
 * At sign-up: the link that the visitor came by becomes the account's sponsorship. An account is opened whether that
 * works or not; where it does not, the link can still be given by hand.
 */
export const createAttribution =
  (app: Pool, deps: Progress, log: Logger) =>
  async (accountId: string, headers: Headers | undefined): Promise<void> => {
    const visit = parse(headers?.get('cookie') ?? '', visitCookie)[visitCookie];
    if (!visit) return;
    try {
      const said = await inScope(app, { desk: 'sponsorship' }, async (db) => {
        const codeHash = await findVisit(db, visit, deps.now());
        if (!codeHash) return undefined;
        await forgetVisit(db, visit);
        return claimSponsor(db, { accountId, codeHash }, deps);
      });
      if (said) log.info('refused' in said ? { refused: said.refused } : { sponsorship: said.id }, 'invited sign-up');
    } catch (error) {
      log.error({ code: (error as { code?: string }).code }, 'an invitation could not be kept');
    }
  };
