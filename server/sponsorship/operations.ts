import { Buffer } from 'node:buffer';
import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { claimSchema, sponsorSettingsSchema, sponsorshipSchema } from '../contract/sponsorship.ts';
import { atDesk } from '../db/tenant.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { claimSponsor } from './claim.ts';
import { hashCode, parseCode } from './code.ts';
import { makeLink } from './codes.ts';
import { whyRefused } from './refusals.ts';
import { writeSettings } from './settings.ts';
import { viewSponsorship } from './view.ts';

const answers = { 200: { description: 'Link, rules, months and stories', schema: sponsorshipSchema } };
const tag = 'Sponsorship';

export const getSponsorship = defineOperation({
  id: 'getSponsorship',
  method: 'GET',
  path: '/v1/sponsorship',
  tag,
  summary: 'The link, the rules, who came by it, and the months',
  query: z.strictObject({}),
  answers,
  refusals: [],
  handle: async (call) => answer(await viewSponsorship(call)),
});

export const makeSponsorLink = defineOperation({
  id: 'makeSponsorLink',
  method: 'POST',
  path: '/v1/sponsorship/code',
  tag,
  summary: 'Make a link',
  description: 'The link before, where there was one, stops working. Who came by it stays sponsored.',
  answers,
  refusals: [],
  async handle(call) {
    const { db, caller, tools } = call;
    await makeLink(db, {
      accountId: caller.accountId,
      id: tools.newId(),
      salt: Buffer.from(tools.random(16)).toString('hex'),
      pepper: tools.pepper,
      now: tools.now(),
    });
    await recordAudit(call, 'sponsorship.link-made');
    return answer(await viewSponsorship(call));
  },
});

export const changeSponsorSettings = defineOperation({
  id: 'changeSponsorSettings',
  method: 'PATCH',
  path: '/v1/sponsorship',
  tag,
  summary: 'Say which name others may see',
  body: sponsorSettingsSchema,
  answers,
  refusals: [],
  async handle(call) {
    await writeSettings(call.db, call.caller.accountId, call.body);
    return answer(await viewSponsorship(call));
  },
});

export const claimSponsorship = defineOperation({
  id: 'claimSponsorship',
  method: 'POST',
  path: '/v1/sponsorship/claim',
  tag,
  summary: 'Say who invited this account',
  description:
    'Once, within the days that the rules give, and before the first invoice. Signing up from a link does it too.',
  body: claimSchema,
  answers,
  refusals: [
    'invitation-unknown',
    'invitation-own',
    'invitation-late',
    'invitation-after-payment',
    'invitation-from-newer',
    'already-sponsored',
  ],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const code = parseCode(body.code);
    const claimed = code
      ? await atDesk(db, 'sponsorship', () =>
          claimSponsor(db, { accountId: caller.accountId, codeHash: hashCode(code) }, tools),
        )
      : ({ refused: 'invitation-unknown' } as const);
    if ('refused' in claimed) return refuse(claimed.refused, { detail: whyRefused(claimed.refused, tools.rules) });
    await recordAudit(call, 'sponsorship.joined', claimed.id);
    return answer(await viewSponsorship(call));
  },
});
