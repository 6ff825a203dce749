import type { LeadDetail } from '../contract/records.ts';
import { refuse } from '../http/answer.ts';
import { hasTag } from '../http/etag.ts';
import type { Call } from '../http/operation.ts';
import { findRecord } from './records.ts';
import { takeTurn } from './store.ts';

export const ifMatch = { 'If-Match': { description: 'the ETag of the lead that you read', required: true } };
export const etag = (lead: Pick<LeadDetail, 'version'>) => ({ etag: `"${lead.version}"` });
export const notFound = () => refuse('not-found', { detail: 'This account has no lead with that id.' });
export const changedMeanwhile = () =>
  refuse('precondition-failed', { detail: 'Read the lead again and repeat your change.' });

/** The lead, if it is still the one that the caller read; otherwise the refusal. Holds the account's turn. */
export async function claim({ db, caller, params, header }: Pick<Call, 'db' | 'caller' | 'params' | 'header'>) {
  await takeTurn(db, caller.accountId);
  const lead = await findRecord(db, caller.accountId, params.id as string);
  if (!lead) return { refusal: notFound() };
  const wanted = header('if-match');
  if (!wanted)
    return {
      refusal: refuse('precondition-required', { detail: 'Send If-Match with the ETag of the lead that you read.' }),
    };
  if (!hasTag(wanted, etag(lead).etag)) return { refusal: changedMeanwhile() };
  return { lead };
}
