import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { crmUrl } from '../settings.ts';
import { createClient } from './client.ts';
import { createOAuth } from './oauth.ts';
import { createTokens } from './tokens.ts';

/** The access token lives as long as the browser; the refresh token survives it. Neither can be read by a content script. */
const access = storage.defineItem<{ token: string; expiresAt: number } | null>('session:crmAccess', { fallback: null });
const refresh = storage.defineItem<string | null>('local:crmRefresh', { fallback: null });

/** The CRM as this browser reaches it: tokens kept, single-flight over the worker and every page. */
export function openConnection() {
  const now = () => Date.now();
  const baseUrl = () => crmUrl.getValue();
  const boundFetch: typeof fetch = (input, init) => fetch(input, init);
  const oauth = createOAuth({ baseUrl, fetch: boundFetch, extensionId: browser.runtime.id, now });
  const tokens = createTokens({
    access,
    refresh,
    exchange: oauth.exchangeRefresh,
    alone: (work) => navigator.locks.request('crm-token', work),
    now,
  });
  const clientOf = (of: Pick<typeof tokens, 'get'>) => createClient({ baseUrl, tokens: of, fetch: boundFetch, now });
  return {
    tokens,
    oauth,
    call: clientOf(tokens),
    /** with a token that is not kept yet */
    callAs: (token: string) => clientOf({ get: async () => ({ ok: true, token }) }),
    refreshToken: () => refresh.getValue(),
    baseUrl,
  };
}

export type Connection = ReturnType<typeof openConnection>;
