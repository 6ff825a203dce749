import {
  type ConsentChoice,
  type ConsentHistory,
  type ConsentState,
  chosenAfter,
  findStanding,
  madeAt,
  type Purpose,
} from '../../server/contract/consents.ts';
import { currentNoticeId, findNotice, noticeText } from '../../server/contract/notices.ts';
import { postConsents, readConsents } from '../crm/calls.ts';
import type { CrmClient } from '../crm/client.ts';
import { toFailureCode } from '../crm/failure-code.ts';
import { sha256 } from '../crm/push-batch.ts';
import type { Reply } from '../messaging/protocol.ts';
import type { ConsentRecord, Consents } from '../settings.ts';

/** The purposes that the work cannot do without. */
export const NEEDED_PURPOSES = ['linkedin-identity', 'capture', 'push-to-crm'] as const satisfies readonly Purpose[];

/** Everything that LinkedIn is read or its people are used for: ends when LinkedIn is unlinked. */
export const LINKEDIN_PURPOSES = [...NEEDED_PURPOSES, 'session-guard'] as const satisfies readonly Purpose[];

export interface Choice {
  purpose: Purpose;
  state: ConsentState;
}

export interface RecordDeps {
  kept: {
    getValue: () => Promise<Consents>;
    /** one change at a time, over every context: none overwrites another. False: they are not this account's any more */
    change: (make: (now: Consents) => Consents) => Promise<boolean>;
  };
  call: CrmClient;
  now: () => number;
  randomUUID: () => string;
}

/** The records of choices made now, each with the notice that was on the screen, by somebody who has seen those that are kept. */
export async function makeRecords(
  deps: Pick<RecordDeps, 'now' | 'randomUUID'>,
  choices: readonly Choice[],
  language: string,
  kept: Consents = {},
): Promise<Consents> {
  const notice = findNotice(currentNoticeId, language);
  if (!notice) throw new Error(`no notice ${currentNoticeId}`);
  const shown = { noticeId: notice.id, noticeHash: await sha256(noticeText(notice)), language: notice.language };
  const made = choices.map(({ purpose, state }) => {
    const before = kept[purpose];
    const chosenAt = chosenAfter(before && Date.parse(before.chosenAt), deps.now());
    const record: ConsentRecord = { clientRef: deps.randomUUID(), state, ...shown, chosenAt, onService: false };
    return [purpose, record];
  });
  return Object.fromEntries(made);
}

/** Records choices here, where they count at once. `sendUnsent` tells the service. False: their account has left. */
export async function keepChoices(deps: RecordDeps, choices: readonly Choice[], language: string): Promise<boolean> {
  const made = await makeRecords(deps, choices, language, await deps.kept.getValue());
  return deps.kept.change((now) => ({ ...now, ...made }));
}

/** Sends the choices that the service has not acknowledged. Ok when none is left; else why it has not got every one. */
export async function sendUnsent(deps: RecordDeps): Promise<Reply<object>> {
  const unsent = entries(await deps.kept.getValue()).filter(([, record]) => !record.onService);
  if (unsent.length === 0) return { ok: true };
  const answer = await postConsents(deps.call, unsent.map(toChoice));
  if (!answer.ok) return { ok: false, code: toFailureCode(answer.failure) };
  const sent = new Set(unsent.map(([, { clientRef }]) => clientRef));
  // Of those of now: a choice may have changed while this one was on its way, or its account have left.
  await deps.kept.change((now) => {
    const told = entries(now).map(([purpose, record]) => [
      purpose,
      sent.has(record.clientRef) ? { ...record, onService: true } : record,
    ]);
    return followHistory(Object.fromEntries(told), answer.value);
  });
  return { ok: true };
}

/** Looks up what the service has in the place of a choice of here: it says that it allows nothing. */
export async function followService(deps: RecordDeps): Promise<void> {
  const answer = await readConsents(deps.call);
  if (answer.ok) await deps.kept.change((now) => followHistory(now, answer.value));
}

/** A yes that the service has, and that does not stand there because of a no from elsewhere, does not stand here either. */
function followHistory(kept: Consents, history: ConsentHistory): Consents {
  const known = new Set(history.events.map(({ clientRef }) => clientRef));
  const followed = entries(kept).map(([purpose, record]) => {
    const standing = findStanding(history, purpose);
    const overruled = record.state === 'given' && known.has(record.clientRef) && standing && standing.state !== 'given';
    return [purpose, overruled ? toRecord(standing) : record];
  });
  return Object.fromEntries(followed);
}

const toRecord = (event: ConsentHistory['events'][number]): ConsentRecord => ({
  clientRef: event.clientRef,
  state: event.state,
  noticeId: event.noticeId,
  noticeHash: event.noticeHash,
  language: event.language,
  chosenAt: new Date(madeAt(event)).toISOString(),
  onService: true,
  elsewhere: true,
});

const entries = (consents: Consents) => Object.entries(consents) as [Purpose, ConsentRecord][];

/** As the service takes them. */
export const toChoices = (consents: Consents): ConsentChoice[] => entries(consents).map(toChoice);

const toChoice = ([purpose, { onService: _, elsewhere: __, ...record }]: [Purpose, ConsentRecord]): ConsentChoice => ({
  purpose,
  ...record,
});
