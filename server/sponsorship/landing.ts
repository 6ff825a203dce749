import { Buffer } from 'node:buffer';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Pool } from 'pg';
import { readPage } from '../console/page.ts';
import type { Invitation } from '../contract/sponsorship.ts';
import { inScope } from '../db/tenant.ts';
import { answer, refuse, toResponse } from '../http/answer.ts';
import type { Tools } from '../http/operation.ts';
import { hashCode, parseCode } from './code.ts';
import { findSponsor } from './codes.ts';
import { findFirstName } from './names.ts';
import { whyRefused } from './refusals.ts';
import { DAY_MS } from './rules.ts';
import { findVisit, keepVisit } from './visits.ts';

export const visitCookie = 'leadferry.invitation';

interface LandingDeps {
  readonly app: Pool;
  readonly tools: Tools;
  readonly consoleDir: string;
}

/**
 * `/s/<code>`: the page of a link, and what it says. The visitor gets a random id as a cookie; which link they came by is
 * kept here, until they sign up or the days to say so are over.
 */
export function createLandingRoutes({ app, tools, consoleDir }: LandingDeps): Hono {
  const routes = new Hono();
  const { rules, now } = tools;

  routes.get('/s/:code', async (context) => {
    const code = parseCode(context.req.param('code'));
    const codeHash = code && hashCode(code);
    const known = getCookie(context, visitCookie);
    const kept = await inScope(app, { desk: 'sponsorship' }, async (db) => {
      if (!codeHash || !(await findSponsor(db, codeHash))) return undefined;
      if (known && (await findVisit(db, known, now())) === codeHash) return known;
      const id = Buffer.from(tools.random(16)).toString('base64url');
      const until = new Date(now().getTime() + rules.claimDays * DAY_MS);
      await keepVisit(db, { id, codeHash, now: now(), until });
      return id;
    });
    if (kept) {
      const secure = tools.publicUrl.startsWith('https:');
      const maxAge = (rules.claimDays * DAY_MS) / 1000;
      setCookie(context, visitCookie, kept, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge });
    }
    return readPage(context, consoleDir, kept ? 200 : 404);
  });

  routes.get('/v1/invitations/:code', async (context) => {
    const code = parseCode(context.req.param('code'));
    const invitation = await inScope(app, { desk: 'sponsorship' }, async (db): Promise<Invitation | undefined> => {
      const sponsorId = code && (await findSponsor(db, hashCode(code)));
      if (!sponsorId) return undefined;
      const sponsor = await findFirstName(db, sponsorId);
      const { sponsorMonths, sponsoredMonths, holdDays, claimDays, contact } = rules;
      return { ...(sponsor && { sponsor }), sponsorMonths, sponsoredMonths, holdDays, claimDays, contact };
    });
    if (invitation) return toResponse(answer(invitation));
    return toResponse(refuse('invitation-unknown', { detail: whyRefused('invitation-unknown', rules) }));
  });
  return routes;
}
