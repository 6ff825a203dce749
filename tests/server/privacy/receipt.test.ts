import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { sealHash } from '../../../server/consents/chain.ts';
import { purposeFacts } from '../../../server/consents/purposes.ts';
import { consentRecordSchema, purposes } from '../../../server/contract/consents.ts';
import { currentNoticeId, findNotice, type Notice, noticeText } from '../../../server/contract/notices.ts';
import { asBearer, choice, createRep, signInByOAuth, signUp, startTestService } from '../service.ts';

vi.setConfig({ testTimeout: 120_000 });
const service = await startTestService({ jobsEvery: 3600 });
const french = findNotice(currentNoticeId, 'fr') as Notice;
const inFrench = {
  language: 'fr',
  noticeHash: createHash('sha256').update(noticeText(french)).digest('hex'),
};

test('each of the eight purposes has a record with every field that ISO/IEC TS 27560 asks for', async () => {
  const rep = await createRep(service);
  const { events } = (await rep('POST', '/v1/consents', { choices: purposes.map((purpose) => choice(purpose)) })).body;
  let whole = 0;
  for (const { id, purpose } of events) {
    const { record } = (await rep('GET', `/v1/consents/${id}/receipt`)).body;
    const parsed = consentRecordSchema.required().safeParse(record);
    if (
      parsed.success &&
      JSON.stringify(record.personalData) === JSON.stringify(purposeFacts[purpose as 'capture'].personalData)
    )
      whole++;
  }
  console.log(`consent records with every field: ${whole} of ${events.length}`);
  expect(whole).toBe(events.length);
});

test('a receipt holds what was shown and a seal that anybody can compute again; it is the person’s own', async () => {
  const { cookie } = await signUp(service);
  const token = (await signInByOAuth(service, cookie)).access_token;
  const rep = asBearer(service, token);
  const { events } = (
    await rep('POST', '/v1/consents', { choices: [{ ...choice('capture', 'refused'), ...inFrench }] })
  ).body;
  const path = `/v1/consents/${events[0].id}/receipt`;
  const json = await rep('GET', path);
  const { record, shown, seal } = json.body;
  expect(json.headers.get('content-disposition')).toMatch(
    /^attachment; filename="leadferry-capture-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect(record).toMatchObject({
    state: 'refused',
    purpose: 'capture',
    notice: inFrench.noticeHash ? { language: 'fr' } : {},
  });
  expect(createHash('sha256').update(JSON.stringify(shown)).digest('hex')).toBe(record.notice.sha256);
  expect(seal.hash).toBe(sealHash(seal.previousHash, record));

  const page = await fetch(`${service.url}${path}?format=html`, { headers: { authorization: `Bearer ${token}` } });
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const text = await page.text();
  expect(text).toContain('<html lang="fr">');
  expect(text).toContain('Vous avez dit non');
  expect(text).toContain('votre navigateur');
  expect(text).toContain('l’extension');
  expect(text).toContain(french.purposes.find(({ purpose }) => purpose === 'capture')?.title.replaceAll("'", '&#39;'));
  expect(text).toContain(seal.hash);
  expect(text).not.toMatch(/<script|<link|<img|style=/);

  const other = await createRep(service);
  expect((await other('GET', path)).status).toBe(404);
  expect((await rep('GET', `${path}?format=pdf`)).status).toBe(422);
});
