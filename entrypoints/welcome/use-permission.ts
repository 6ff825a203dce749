import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { hasLinkedInPermission, LINKEDIN_ORIGINS } from '../../utils/consent/reading.ts';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';

/** Whether LinkedIn may be read; undefined until the browser has said. `ask` opens the browser's prompt: call it in a click. */
export function usePermission() {
  const [granted, setGranted] = useState<boolean>();
  const look = useCallback(async () => setGranted(await hasLinkedInPermission()), []);
  useEffect(() => {
    look();
    browser.permissions.onRemoved.addListener(look);
    return () => browser.permissions.onRemoved.removeListener(look);
  }, [look]);

  /** The page goes on once reading has started, not with the permission alone. */
  const ask = async (): Promise<Reply<{ granted: boolean }>> => {
    const allowed = await browser.permissions.request({ origins: LINKEDIN_ORIGINS });
    if (!allowed) return { ok: true, granted: false };
    const started = await send('startReading');
    if (!started.ok) return started;
    setGranted(true);
    return { ok: true, granted: true };
  };
  return { granted, ask };
}
