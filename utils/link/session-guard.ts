import type { SessionBreak, SessionMark } from '../settings.ts';

interface Kept<T> {
  getValue: () => Promise<T | null>;
  setValue: (value: T | null) => Promise<void>;
}

export interface SessionGuardDeps {
  /** consent and permission are both there */
  isAllowed: () => Promise<boolean>;
  isLinked: () => Promise<boolean>;
  mark: Kept<SessionMark>;
  sessionBreak: Kept<SessionBreak>;
  /** undefined: nobody is signed in to LinkedIn */
  fingerprint: (salt: string) => Promise<string | undefined>;
  /** one look at a time: two events of one change must not each see half of it */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  newSalt: () => string;
  now: () => number;
}

/**
 * Watches whether the LinkedIn session of the linked member goes on. Remembers a salted fingerprint of it and the time,
 * nothing else. Once the session has ended or become another one, capture stops until the user says that it is still them.
 */
export function createSessionGuard(deps: SessionGuardDeps) {
  const at = () => new Date(deps.now()).toISOString();

  async function forget(): Promise<void> {
    if (await deps.mark.getValue()) await deps.mark.setValue(null);
    if (await deps.sessionBreak.getValue()) await deps.sessionBreak.setValue(null);
  }

  async function say(why: SessionBreak['why'] | undefined): Promise<SessionBreak | undefined> {
    const said = (await deps.sessionBreak.getValue()) ?? undefined;
    if (said?.why === why) return said;
    const next = why && { why, at: at() };
    await deps.sessionBreak.setValue(next ?? null);
    return next;
  }

  async function takeMark(): Promise<boolean> {
    const salt = deps.newSalt();
    const fingerprint = await deps.fingerprint(salt);
    if (fingerprint) await deps.mark.setValue({ salt, fingerprint, at: at() });
    return fingerprint !== undefined;
  }

  async function look(): Promise<SessionBreak | undefined> {
    if (!(await deps.isAllowed()) || !(await deps.isLinked())) {
      await forget();
      return undefined;
    }
    const mark = await deps.mark.getValue();
    if (!mark) {
      // Nobody is signed in: nothing can be captured, and whoever comes next is asked about.
      return (await deps.sessionBreak.getValue()) === null && (await takeMark()) ? undefined : sayWithoutMark();
    }
    const found = await deps.fingerprint(mark.salt);
    if (found === mark.fingerprint) return say(undefined);
    return say(found === undefined ? 'ended' : 'changed');
  }

  async function sayWithoutMark(): Promise<SessionBreak | undefined> {
    return say((await deps.fingerprint(deps.newSalt())) === undefined ? 'ended' : 'changed');
  }

  return {
    /** Looks at the session now. Undefined where it is the known one, or where it may not be watched. */
    look: (): Promise<SessionBreak | undefined> => deps.alone(look),
    /** The user says that the session of now is theirs. False where there is none. */
    accept: (): Promise<boolean> =>
      deps.alone(async () => {
        if (!(await deps.isAllowed()) || !(await takeMark())) return false;
        await say(undefined);
        return true;
      }),
    forget: (): Promise<void> => deps.alone(forget),
  };
}

export type SessionGuard = ReturnType<typeof createSessionGuard>;
