import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createUser, startTestService } from './service.ts';

const plain = await startTestService();
const secure = await startTestService({ publicUrl: 'https://crm.example' });

const places = [
  '/',
  '/sign-in',
  '/sign-up',
  '/leads',
  '/leads/01a20129-b34b-7000-9065-84649a86c62c',
  '/account',
  '/plan',
  '/sponsorship',
  '/s/ABCDEFGHJKMNPQRS',
  '/docs',
  '/docs.css',
  '/openapi.json',
  '/healthz',
  '/readyz',
  '/assets/none.js',
  '/nowhere',
  '/v1/me',
  '/v1/leads',
  '/v1/notices/none',
  '/v1/invitations/none',
  '/api/auth/get-session',
  '/api/auth/oauth2/authorize',
];

test('every answer carries the strict policy and the other headers that keep a browser safe, errors included', async () => {
  const { token } = await createUser(plain);
  let asked = 0;
  for (const { url, isHttps } of [
    { url: plain.url, isHttps: false },
    { url: secure.url, isHttps: true },
  ]) {
    for (const place of places) {
      for (const method of ['GET', 'POST']) {
        const { headers, body } = await fetch(url + place, {
          method,
          redirect: 'manual',
          headers: { authorization: `Bearer ${token}` },
        });
        await body?.cancel();
        const policy = headers.get('content-security-policy') ?? '';
        expect([place, policy]).toEqual([place, expect.stringContaining("default-src 'none'")]);
        expect(policy).toMatch(/script-src 'self'(;|$)/);
        for (const part of ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
          expect(policy).toContain(part);
        expect(policy).not.toMatch(/unsafe-|\*|https?:/);
        expect([
          headers.get('x-content-type-options'),
          headers.get('referrer-policy'),
          headers.get('cross-origin-opener-policy'),
          headers.has('strict-transport-security'),
          headers.has('server') || headers.has('x-powered-by'),
        ]).toEqual(['nosniff', 'no-referrer', 'same-origin', isHttps, false]);
        asked++;
      }
    }
  }
  console.log(`security headers: ${asked} of ${asked} answers`);
});

test('the console’s page needs nothing that the policy forbids', () => {
  const html = readFileSync(new URL('../../server/console/web/index.html', import.meta.url), 'utf8');
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|https?:\/\//);
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="./main.tsx">']);
});
