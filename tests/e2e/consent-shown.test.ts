import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { giveConsent, signIn } from '../../scripts/journeys/opt-in.ts';
import type { Notice } from '../../server/contract/notices.ts';
import { queryCrm } from './crm.ts';
import { test } from './stage.ts';

/** Every sentence of a notice, wherever it stands in it. */
const sentences = ({ title, intro, agreement, purposes }: Notice): string[] => [
  ...[title, intro, agreement.title, agreement.body],
  ...purposes.flatMap(({ purpose: _, ...said }) => Object.values(said)),
];

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

test('D2: what was on the screen is what is recorded', async ({ context, welcome, crm }) => {
  await signIn(context, welcome, crm.login);
  // biome-ignore lint/performance/useDomNodeTextContent: what is on the screen is asked for, and not what is hidden
  const shown = flat(await welcome.locator('main').innerText());
  await giveConsent(welcome);
  const events = await queryCrm<{ notice_id: string; notice_hash: string; language: string }>(
    crm,
    `SELECT DISTINCT notice_id, notice_hash, consent_event.language FROM consent_event
     JOIN auth."user" ON "user".id = consent_event.user_id WHERE email = $1`,
  );
  expect(events).toHaveLength(1);
  const { notice_id: id, notice_hash: hash, language } = events[0] ?? {};
  const served = await (await fetch(`${crm.url}/v1/notices/${id}?language=${language}`)).text();
  expect(createHash('sha256').update(served).digest('hex')).toBe(hash);
  const said = sentences(JSON.parse(served));
  const unseen = said.filter((sentence) => !shown.includes(flat(sentence)));
  console.info(
    `D2 consent shown = consent recorded: ${said.length - unseen.length} of ${said.length} sentences were on the screen`,
  );
  expect(unseen).toEqual([]);
});
