import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { refuseWithoutConsent } from '../consents/allowed.ts';
import { canonicalKey } from '../contract/canonical-key.ts';
import { type LinkedInLink, linkRequestSchema, linkResponseSchema, unlinkReceiptSchema } from '../contract/link.ts';
import { compareMembers } from '../contract/same-member.ts';
import { atDesk } from '../db/tenant.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { advance } from '../sponsorship/advance.ts';
import { rememberIdentities } from '../sponsorship/identities.ts';
import { findRevocation, rememberUnlink, whyNotRelink } from './relink.ts';
import { claimIdentity, deleteLink, findLink, holdLink, insertLink, updateLink } from './store.ts';

const noQuery = z.strictObject({});
const taken = () =>
  refuse('linkedin-identity-taken', {
    detail: 'Sign in to the account that it is linked to, unlink it there, and link it here again.',
  });
const alreadyLinked = () =>
  refuse('account-already-linked', { detail: 'Unlink that member first; one account has one LinkedIn member.' });

export const putLink = defineOperation({
  id: 'putLinkedInLink',
  method: 'PUT',
  path: '/v1/linkedin-link',
  tag: 'LinkedIn link',
  summary: 'Link the LinkedIn member that the user confirmed',
  description: 'The same member again is no change, and may bring more keys.',
  body: linkRequestSchema,
  answers: { 200: { description: 'The link', schema: linkResponseSchema } },
  refusals: [
    'consent-missing',
    'linkedin-identity-taken',
    'account-already-linked',
    'sign-in-stale',
    'relink-too-soon',
  ],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const { accountId } = caller;
    const keys = [...new Set(body.identityKeys.map(canonicalKey))];
    const missing = await refuseWithoutConsent(call, 'linkedin-identity');
    if (missing) return missing;
    await holdLink(db, accountId); // an unlinking that is under way ends first: it may say that nobody links again yet
    const refusal = (await findLink(db, accountId)) ? undefined : await whyNotRelink(db, caller, tools, keys);
    if (refusal) return refusal;
    const made = await insertLink(db, accountId, caller.userId, tools.newId(), { ...body, identityKeys: keys });
    const link = (await findLink(db, accountId)) as LinkedInLink;
    if (!made && compareMembers(link.identityKeys, keys) !== 'same') return alreadyLinked();
    if (!(await claimIdentity(db, accountId, tools.pepper, keys))) return taken();
    await atDesk(db, 'sponsorship', async () => {
      await rememberIdentities(db, accountId, tools.now());
      await advance(db, tools, accountId);
    });
    const all = [...new Set([...link.identityKeys, ...keys])];
    if (made) await recordAudit(call, 'linkedin-link.made', link.id);
    else if (all.length > link.identityKeys.length || body.name) await updateLink(db, accountId, all, body.name);
    return answer({ link: await findLink(db, accountId) });
  },
});

export const getLink = defineOperation({
  id: 'getLinkedInLink',
  method: 'GET',
  path: '/v1/linkedin-link',
  tag: 'LinkedIn link',
  summary: 'The one link of this account',
  query: noQuery,
  answers: { 200: { description: 'The link, or null', schema: linkResponseSchema } },
  refusals: [],
  whileDeactivated: true,
  async handle({ db, caller, tools }) {
    const revokedAt = await findRevocation(db, caller);
    const link = (await findLink(db, caller.accountId)) ?? null;
    return answer({
      link,
      ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
      ...(tools.linkedin && { canVerify: true }),
    });
  },
});

export const removeLink = defineOperation({
  id: 'deleteLinkedInLink',
  method: 'DELETE',
  path: '/v1/linkedin-link',
  tag: 'LinkedIn link',
  summary: 'Unlink, and forget the member',
  description: 'Can be repeated: each time there is a receipt.',
  query: noQuery,
  answers: { 200: { description: 'The receipt', schema: unlinkReceiptSchema } },
  refusals: [],
  whileDeactivated: true,
  async handle(call) {
    const receipt = call.tools.newId();
    await holdLink(call.db, call.caller.accountId); // a push that is under way ends first, and what is remembered is what goes
    await rememberUnlink(call.db, call.caller, call.tools.now());
    const verified = (await findLink(call.db, call.caller.accountId))?.verifiedAt !== undefined;
    const hadLink = await deleteLink(call.db, call.caller.accountId);
    await recordAudit(call, 'linkedin-link.removed', receipt, { hadLink: String(hadLink) });
    const erased = hadLink ? ['identityKeys', 'name', 'source', 'linkedAt', ...(verified ? ['verifiedAt'] : [])] : [];
    return answer({ receipt, unlinkedAt: call.tools.now().toISOString(), hadLink, erased });
  },
});
