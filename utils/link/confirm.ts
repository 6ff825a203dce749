import type { LinkedInLink, LinkRequest } from '../../server/contract/link.ts';
import type { CrmAnswer } from '../crm/client.ts';
import { toFailureCode } from '../crm/failure-code.ts';
import type { MemberIdentity } from '../linkedin/extraction.ts';
import type { Reply } from '../messaging/protocol.ts';
import type { LinkedMember } from '../settings.ts';

export interface ConfirmDeps {
  putLink: (request: LinkRequest) => Promise<CrmAnswer<LinkedInLink>>;
  /** undefined: the account has left meanwhile, and nothing was kept */
  keep: (member: LinkedMember) => Promise<true | undefined>;
}

/**
 * Links the member that the user confirmed. The page was read again by the caller: what is linked is what LinkedIn shows
 * now, and it must be the member that the user saw.
 */
export async function confirmLink(
  deps: ConfirmDeps,
  viewer: MemberIdentity,
  confirmedKey: string,
): Promise<Reply<{ name?: string }>> {
  if (!viewer.identityKeys.includes(confirmedKey)) return { ok: false, code: 'page-changed' };
  const { identityKeys, name, source } = viewer;
  const linkName = name && {
    shown: name.shown,
    ...(name.given && { given: name.given }),
    ...(name.family && { family: name.family }),
  };
  const answer = await deps.putLink({ identityKeys, ...(linkName && { name: linkName }), source });
  if (!answer.ok) return { ok: false, code: toFailureCode(answer.failure) };
  const kept = await deps.keep({
    identityKeys: answer.value.identityKeys,
    ...(name && { name: name.shown }),
    linkedAt: answer.value.linkedAt,
  });
  if (!kept) return { ok: false, code: 'signed-out-of-crm' };
  return { ok: true, ...(name && { name: name.shown }) };
}
