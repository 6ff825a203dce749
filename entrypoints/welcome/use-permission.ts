import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { hasLinkedInPermission, LINKEDIN_ORIGINS } from '../../utils/consent/reading.ts';
import { hasCookiePermission } from '../../utils/consent/session-cookie.ts';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';

export interface Granted {
  linkedIn: boolean;
  cookies: boolean;
}

/** What the browser lets Leadferry do; undefined until it has said. `ask` opens the browser's prompt: call it in a click. */
export function usePermission() {
  const [granted, setGranted] = useState<Granted>();
  const look = useCallback(async () => {
    const [linkedIn, cookies] = await Promise.all([hasLinkedInPermission(), hasCookiePermission()]);
    setGranted({ linkedIn, cookies });
  }, []);
  useEffect(() => {
    look();
    browser.permissions.onRemoved.addListener(look);
    return () => browser.permissions.onRemoved.removeListener(look);
  }, [look]);

  /**
   * The page goes on once reading has started, not with the permission alone.
   * @param cookies the user has allowed the session guard, which needs a permission more
   */
  const ask = async (cookies: boolean): Promise<Reply<{ granted: boolean }>> => {
    const allowed = await browser.permissions.request({
      origins: LINKEDIN_ORIGINS,
      ...(cookies && { permissions: ['cookies'] }),
    });
    if (!allowed) return { ok: true, granted: false };
    const started = await send('startReading');
    if (!started.ok) return started;
    await look();
    return { ok: true, granted: true };
  };
  return { granted, ask };
}
