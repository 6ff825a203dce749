import { browser } from 'wxt/browser';
import type { Reply } from '../messaging/protocol.ts';
import { chooseAccount, crmAccount } from '../settings.ts';
import { readMe } from './calls.ts';
import { openConnection } from './connection.ts';
import { authorizeUrl } from './oauth.ts';
import { createPkce, randomToken } from './pkce.ts';

/**
 * Signs in to the CRM in the browser's own window (authorization code with PKCE). Call it from a page: the window needs
 * somebody in front of it. Another account than the one whose leads wait here is refused before its tokens are kept: an
 * alarm in between must not push one account's leads with the other's token.
 */
export async function signIn(connection = openConnection()): Promise<Reply<{ name: string }>> {
  if (!(await isReachable(await connection.baseUrl()))) return { ok: false, code: 'crm-unreachable' };
  const { verifier, challenge } = await createPkce();
  const state = randomToken();
  const url = authorizeUrl(await connection.baseUrl(), {
    challenge,
    state,
    extensionId: browser.runtime.id,
    askWho: await chooseAccount.getValue(),
  });
  const answer = await browser.identity.launchWebAuthFlow({ url, interactive: true }).catch(() => undefined);
  if (!answer) return { ok: false, code: 'sign-in-cancelled' };

  const parameters = new URL(answer).searchParams;
  const code = parameters.get('code');
  if (!code || parameters.get('state') !== state) return { ok: false, code: 'sign-in-failed' };
  const exchanged = await connection.oauth.exchangeCode(code, verifier);
  if (!exchanged.ok) {
    return { ok: false, code: exchanged.failure.kind === 'unavailable' ? 'crm-unreachable' : 'sign-in-failed' };
  }
  const { accessToken, refreshToken } = exchanged.tokens;
  const me = await readMe(connection.callAs(accessToken));
  const before = await crmAccount.getValue();
  if (!me.ok || (before && before.accountId !== me.value.account.id)) {
    await connection.oauth.revoke(refreshToken);
    if (me.ok) await chooseAccount.setValue(true);
    if (me.ok) return { ok: false, code: 'other-account' };
    return { ok: false, code: me.failure.kind === 'unavailable' ? 'crm-unreachable' : 'sign-in-failed' };
  }
  const { user, account } = me.value;
  await crmAccount.setValue({
    userName: user.name,
    email: user.email,
    accountId: account.id,
    accountName: account.name,
  });
  await connection.tokens.keep(exchanged.tokens);
  await chooseAccount.setValue(false);
  return { ok: true, name: user.name };
}

async function isReachable(baseUrl: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/healthz', baseUrl), {
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}
