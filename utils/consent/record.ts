import type { ConsentChoice, ConsentState, Purpose } from '../../server/contract/consents.ts';
import { currentNoticeId, findNotice, noticeText } from '../../server/contract/notices.ts';
import { postConsents } from '../crm/calls.ts';
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
    /** one change at a time, over every context: none overwrites another */
    change: (make: (now: Consents) => Consents) => Promise<void>;
  };
  call: CrmClient;
  now: () => number;
  randomUUID: () => string;
}

/** The records of choices made now, each with the notice that was on the screen. */
export async function makeRecords(
  deps: Pick<RecordDeps, 'now' | 'randomUUID'>,
  choices: readonly Choice[],
  language: string,
): Promise<Consents> {
  const notice = findNotice(currentNoticeId, language);
  if (!notice) throw new Error(`no notice ${currentNoticeId}`);
  const shown = { noticeId: notice.id, noticeHash: await sha256(noticeText(notice)), language: notice.language };
  const chosenAt = new Date(deps.now()).toISOString();
  const made = choices.map(({ purpose, state }) => [
    purpose,
    { clientRef: deps.randomUUID(), state, ...shown, chosenAt, onService: false } satisfies ConsentRecord,
  ]);
  return Object.fromEntries(made);
}

/** Records choices here, where they count at once. `sendUnsent` tells the service. */
export async function keepChoices(deps: RecordDeps, choices: readonly Choice[], language: string): Promise<void> {
  const made = await makeRecords(deps, choices, language);
  await deps.kept.change((now) => ({ ...now, ...made }));
}

/** Sends the choices that the service has not acknowledged. Ok when none is left; else why it has not got every one. */
export async function sendUnsent(deps: RecordDeps): Promise<Reply<object>> {
  const unsent = entries(await deps.kept.getValue()).filter(([, record]) => !record.onService);
  if (unsent.length === 0) return { ok: true };
  const answer = await postConsents(deps.call, unsent.map(toChoice));
  if (!answer.ok) return { ok: false, code: toFailureCode(answer.failure) };
  const sent = new Set(unsent.map(([, { clientRef }]) => clientRef));
  // Of those of now: a choice may have changed while this one was on its way, or its account have left.
  await deps.kept.change((now) =>
    Object.fromEntries(
      entries(now).map(([purpose, record]) => [
        purpose,
        sent.has(record.clientRef) ? { ...record, onService: true } : record,
      ]),
    ),
  );
  return { ok: true };
}

const entries = (consents: Consents) => Object.entries(consents) as [Purpose, ConsentRecord][];

/** As the service takes them. */
export const toChoices = (consents: Consents): ConsentChoice[] => entries(consents).map(toChoice);

const toChoice = ([purpose, { onService: _, ...record }]: [Purpose, ConsentRecord]): ConsentChoice => ({
  purpose,
  ...record,
});
