import type { ConsentChoice } from '../contract/consents.ts';
import { findNotice } from '../contract/notices.ts';
import type { Caller, Tools } from '../http/operation.ts';
import { chainStart, type Sealed, sealHash } from './chain.ts';
import { purposeFacts } from './purposes.ts';

/** Who made a choice, and by what: a signed-in way in, or the link at the end of a letter. */
export interface Chooser extends Pick<Caller, 'accountId' | 'userId'> {
  readonly via: Caller['via'] | 'letter';
}

/**
 * The consent records of ISO/IEC TS 27560 for choices made now, each sealed to the one before it. `last` is the newest
 * link of the person's chain.
 */
export function sealChoices(
  { caller, tools }: { caller: Chooser; tools: Pick<Tools, 'now' | 'newId'> },
  choices: readonly ConsentChoice[],
  last: { seq: number; hash: string } | undefined,
): Sealed[] {
  const recordedAt = tools.now().toISOString();
  let { seq, hash: previousHash } = last ?? { seq: 0, hash: chainStart };
  return choices.map((choice) => {
    const id = tools.newId();
    const facts = purposeFacts[choice.purpose];
    const shown = findNotice(choice.noticeId, choice.language)?.purposes.find(
      ({ purpose }) => purpose === choice.purpose,
    );
    const record = {
      schemaVersion: 'ISO/IEC TS 27560:2023',
      recordId: id,
      principal: caller.userId,
      notice: { id: choice.noticeId, sha256: choice.noticeHash, language: choice.language },
      purpose: choice.purpose,
      lawfulBasis: 'consent',
      personalData: facts.personalData,
      controller: { account: caller.accountId },
      storageLocation: facts.storage,
      retention: shown?.howLong ?? facts.retention,
      jurisdiction: 'EU',
      recipients: facts.recipients,
      withdrawal: shown?.withdraw ?? facts.withdrawal,
      eventTime: choice.chosenAt,
      recordedAt,
      validity: 'until withdrawn',
      actor: { user: caller.userId, via: caller.via },
      eventType: choice.state === 'withdrawn' ? 'withdrawal' : 'choice',
      state: choice.state,
    };
    const sealed = {
      ...choice,
      id,
      recordedAt,
      record,
      seq: ++seq,
      previousHash,
      hash: sealHash(previousHash, record),
    };
    previousHash = sealed.hash;
    return sealed;
  });
}
