import { isGiven } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission } from '../../utils/consent/reading.ts';
import { fingerprintSession, hasCookiePermission } from '../../utils/consent/session-cookie.ts';
import { randomToken } from '../../utils/crm/pkce.ts';
import { createSessionGuard } from '../../utils/link/session-guard.ts';
import { createSuppression } from '../../utils/link/suppression.ts';
import * as settings from '../../utils/settings.ts';

/** The session guard with its parts: the consent of its own, the permissions, and the cookie that it never keeps. */
export const openSessionGuard = () =>
  createSessionGuard({
    isAllowed: async () =>
      isGiven(await settings.consents.getValue(), 'session-guard') &&
      (await hasCookiePermission()) &&
      (await hasLinkedInPermission()),
    isLinked: async () => (await settings.linkedMember.getValue()) !== null,
    mark: settings.sessionMark,
    sessionBreak: settings.sessionBreak,
    fingerprint: fingerprintSession,
    alone: (work) => navigator.locks.request('session', work),
    newSalt: randomToken,
    now: () => Date.now(),
  });

export const openSuppression = () =>
  createSuppression({
    kept: settings.suppressedPeople,
    newKey: randomToken,
    alone: (work) => navigator.locks.request('suppression', work),
  });
