import type { Purpose } from '../../server/contract/consents.ts';
import type { ExtractAnswer, FailureCode } from '../messaging/protocol.ts';
import type { Consents } from '../settings.ts';

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
  /** reads the page of a tab */
  ask: (tabId: number, asked?: boolean) => Promise<ExtractAnswer | undefined>;
  outline: (tabId: number) => Promise<string | undefined>;
}

/** A choice counts once the service has recorded it too. */
export const isGiven = (consents: Consents, purpose: Purpose): boolean =>
  consents[purpose]?.state === 'given' && consents[purpose].onService;

/**
 * Hands out the reader, or says what is missing. `for` names the purposes of this reading.
 * The consent comes first, the browser's permission second: the permission alone is not a consent.
 */
export async function passGate(
  deps: GateDeps,
  purposes: readonly Purpose[],
): Promise<
  { ok: true; reader: PageReader } | { ok: false; code: Extract<FailureCode, 'consent-missing' | 'permission-missing'> }
> {
  const consents = await deps.consents();
  if (!purposes.every((purpose) => isGiven(consents, purpose))) return { ok: false, code: 'consent-missing' };
  if (!(await deps.hasPermission())) return { ok: false, code: 'permission-missing' };
  return { ok: true, reader: { extract: deps.ask, outline: deps.outline } };
}
