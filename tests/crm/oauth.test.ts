import { describe, expect, it } from 'vitest';
import { createOAuth } from '../../utils/crm/oauth.ts';

const told = (answer: () => Response | Promise<Response>): Promise<boolean> =>
  createOAuth({
    baseUrl: async () => 'http://crm.test',
    fetch: async () => answer(),
    extensionId: 'a'.repeat(32),
    now: () => 0,
  }).revoke('refresh-token');
const answer = (status: number, body?: unknown) => () =>
  body === undefined ? new Response(null, { status }) : Response.json(body, { status });
const portal = () =>
  new Response('<h1>Sign in to the Wi-Fi</h1>', { headers: { 'content-type': 'text/html; charset=utf-8' } });

// RFC 7009, 2.2: told once, the service may say that it knows no such token; only that, and "done", end the telling.
describe('a refresh token that the service is to forget', () => {
  it.each([
    ['it has forgotten it', answer(200)],
    ['it knows none such', answer(400, { error: 'invalid_token' })],
    ['it knows none such, by the name of a grant', answer(400, { error: 'invalid_grant' })],
  ])('is told when %s', async (_, said) => {
    expect(await told(said)).toBe(true);
  });

  it.each([
    ['a page of a captive portal', portal],
    ['a 400 that is not its own', answer(400, { error: 'bad gateway' })],
    ['a 400 without a word', answer(400)],
    ['too many requests', answer(429, { error: 'invalid_token' })],
    ['a service that is away', answer(503)],
    ['another address', answer(404)],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is told again after %s', async (_, said) => {
    expect(await told(said)).toBe(false);
  });
});
