import type { Purpose } from '../../server/contract/consents.ts';
import { isOutdated } from '../../server/contract/notices.ts';
import type { ExtractAnswer, FailureCode } from '../messaging/protocol.ts';
import type { Consents, SessionBreak } from '../settings.ts';

/** The only handle through which LinkedIn can be read. Nothing else in the extension talks to a LinkedIn tab. */
export interface PageReader {
  /** What is on the page of this tab; undefined where the tab cannot be read. `asked`: for their own connections */
  extract: (tabId: number, asked?: boolean) => Promise<ExtractAnswer | undefined>;
  /** Its skeleton without a word of it, for a report; undefined where the tab cannot be read. */
  outline: (tabId: number) => Promise<string | undefined>;
}

export interface GateDeps {
  consents: () => Promise<Consents>;
  hasPermission: () => Promise<boolean>;
  /** what the session guard has found, looked up anew; undefined where it is not allowed or has nothing against it */
  sessionBreak: () => Promise<SessionBreak | undefined>;
  /** reads the page of a tab */
  ask: (tabId: number, asked?: boolean) => Promise<ExtractAnswer | undefined>;
  outline: (tabId: number) => Promise<string | undefined>;
}

type Shut = Extract<
  FailureCode,
  'consent-missing' | 'notice-changed' | 'permission-missing' | 'session-ended' | 'session-changed'
>;
type Passage<T> = ({ ok: true } & T) | { ok: false; code: Shut };

/** A yes to what the notice says today. One that was given to words which have changed materially since is asked for again. */
export const isCurrent = (consents: Consents, purpose: Purpose): boolean => {
  const choice = consents[purpose];
  return choice?.state === 'given' && !isOutdated(purpose, choice.noticeId);
};

/** A choice counts once the service has recorded it too. */
export const isGiven = (consents: Consents, purpose: Purpose): boolean =>
  isCurrent(consents, purpose) && consents[purpose]?.onService === true;

/** Whether everything that these purposes need is there: the consent first, for the browser's permission alone is none. */
export async function checkGate(
  deps: Pick<GateDeps, 'consents' | 'hasPermission'>,
  purposes: readonly Purpose[],
): Promise<Passage<object>> {
  const consents = await deps.consents();
  const missing = purposes.find((purpose) => !isGiven(consents, purpose));
  if (missing) {
    const wasGiven = consents[missing]?.state === 'given' && !isCurrent(consents, missing);
    return { ok: false, code: wasGiven ? 'notice-changed' : 'consent-missing' };
  }
  return (await deps.hasPermission()) ? { ok: true } : { ok: false, code: 'permission-missing' };
}

/**
 * Hands out the reader, or says what is missing. `purposes` names those of this reading. People are read in the session that
 * was there before only; who is signed in may be asked in any.
 */
export async function passGate(deps: GateDeps, purposes: readonly Purpose[]): Promise<Passage<{ reader: PageReader }>> {
  const allowed = await checkGate(deps, purposes);
  if (!allowed.ok) return allowed;
  const broken = purposes.includes('capture') ? await deps.sessionBreak() : undefined;
  if (broken) return { ok: false, code: broken.why === 'ended' ? 'session-ended' : 'session-changed' };
  return { ok: true, reader: { extract: deps.ask, outline: deps.outline } };
}
