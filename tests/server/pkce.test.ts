import { expect, test } from 'vitest';
import { redirectUri, signIn } from '../../server/contract/sign-in.ts';
import { authorize, postForm, signUp, startTestService } from './service.ts';

const service = await startTestService();

test('C10 PKCE is asked for, S256 only, and the verifier must fit; the code works once; the redirect must be exact', async () => {
  const { cookie } = await signUp(service);
  const code = (location: string) => new URL(location, service.url).searchParams.get('code');
  const misuses: Record<string, string>[] = [
    { code_challenge_method: 'plain' },
    { code_challenge: '', code_challenge_method: '' },
    ...[`${redirectUri()}x`, redirectUri('a'.repeat(32)), 'https://evil.example/'].map((uri) => ({
      redirect_uri: uri,
    })),
  ];
  const given: unknown[] = [];
  for (const misuse of misuses) {
    const { location } = await authorize(service, cookie, misuse);
    if (code(location) !== null) given.push(misuse);
    if (misuse.redirect_uri) expect(location.startsWith(misuse.redirect_uri)).toBe(false);
  }
  const exchange = (location: string, code_verifier: string) =>
    postForm(service, signIn.tokenPath, {
      grant_type: 'authorization_code',
      client_id: signIn.clientId,
      redirect_uri: redirectUri(),
      code: code(location) ?? '',
      code_verifier,
    });
  const { location, verifier } = await authorize(service, cookie);
  const other = await authorize(service, cookie);
  for (const wrong of ['x'.repeat(43), '', verifier]) {
    const { location: fresh } = await authorize(service, cookie);
    if ((await exchange(fresh, wrong)).status < 400) given.push(wrong);
  }
  if ((await exchange(other.location, verifier)).status < 400) given.push('the verifier of another code');
  expect((await exchange(location, verifier)).status).toBe(200);
  if ((await exchange(location, verifier)).status < 400) given.push('a code for the second time');
  const tries = misuses.length + 5;
  console.log(`C10 PKCE misuse: ${tries - given.length} of ${tries} survived`);
  expect(given).toEqual([]);
});
