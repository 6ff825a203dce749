import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { crmAccount, crmUrl } from '../settings.ts';
import { createClient } from './client.ts';
import { createOAuth } from './oauth.ts';
import { revokeLater, revokeOpen } from './revoke-later.ts';
import { createTokens } from './tokens.ts';

/** The access token lives as long as the browser; the refresh token survives it. Neither can be read by a content script. */
const access = storage.defineItem<{ token: string; expiresAt: number } | null>('session:crmAccess', { fallback: null });
const refresh = storage.defineItem<string | null>('local:crmRefresh', { fallback: null });

/** Those of a sign-in that has ended here, put aside until the service has been told of it. */
const accessAside = storage.defineItem<{ token: string; expiresAt: number } | null>('session:crmAccessAside', {
  fallback: null,
});
const refreshAside = storage.defineItem<string | null>('local:crmRefreshAside', { fallback: null });

/** The CRM as this browser reaches it: tokens kept, single-flight over the worker and every page. */
export function openConnection(onRevoked: () => void = () => undefined) {
  const now = () => Date.now();
  const baseUrl = () => crmUrl.getValue();
  const boundFetch: typeof fetch = (input, init) => fetch(input, init);
  const oauth = createOAuth({ baseUrl, fetch: boundFetch, extensionId: browser.runtime.id, now });
  const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('crm-token', work);
  const onRefused = async (refreshToken: string) => {
    await revokeLater(refreshToken);
    await revokeOpen(oauth.revoke); // now: the service ends the user's other sign-ins with a stolen one, also one made since
  };
  const shared = { exchange: oauth.exchangeRefresh, onRefused, onReplaced: revokeLater, alone, now };
  const tokens = createTokens({ access, refresh, ...shared });
  const aside = createTokens({ access: accessAside, refresh: refreshAside, ...shared });
  const parts = { baseUrl, fetch: boundFetch, now, onRevoked };
  const accountId = async () => (await crmAccount.getValue())?.accountId;
  return {
    tokens,
    oauth,
    call: createClient({ ...parts, tokens, accountId }),
    /** with a token that is not kept yet */
    callAs: (token: string) => createClient({ ...parts, tokens: { get: async () => ({ ok: true, token }) } }),
    /** with the tokens that were put aside */
    callAside: createClient({ ...parts, tokens: aside }),
    /** Signs out here: the tokens serve `callAside` from now on and nothing else. May be repeated. */
    putAside: () =>
      tokens.forget(async (refreshToken) => {
        const before = await refreshAside.getValue();
        if (before && before !== refreshToken) await revokeLater(before);
        await refreshAside.setValue(refreshToken);
        const accessToken = await access.getValue();
        if (accessToken) await accessAside.setValue(accessToken);
      }),
    refreshTokenAside: () => refreshAside.getValue(),
    forgetAside: () => aside.forget(),
    baseUrl,
  };
}

export type Connection = ReturnType<typeof openConnection>;
