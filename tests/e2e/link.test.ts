import { createHash, randomUUID } from 'node:crypto';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { readMember } from '../../scripts/journeys/opt-in.ts';
import { openLinkedIn } from '../../scripts/journeys/pages.ts';
import { openDesk } from '../../server/commands/desk.ts';
import { currentNoticeId } from '../../server/contract/notices.ts';
import { practiceMembers } from '../practice/members.ts';
import { type Crm, MEMBER_A, optIn, test } from './stage.ts';

/** Links a practice member to somebody's account from another device: straight at the service. */
async function linkElsewhere(crm: Crm, email: string, member: 'a' | 'b'): Promise<void> {
  const desk = await openDesk({ DATABASE_URL: crm.databaseUrl, DATA_DIR: crm.dataDir });
  const key = await desk.createKey(email, 'another device');
  await desk.close();
  const send = async (method: 'POST' | 'PUT', path: string, body: object) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${crm.url}/v1/${path}`, { method, headers, body: JSON.stringify(body) });
    expect(answer.status, await answer.text()).toBeLessThan(300);
  };
  const notice = await (await fetch(`${crm.url}/v1/notices/${currentNoticeId}`)).text();
  const choice = {
    ...{ clientRef: randomUUID(), purpose: 'linkedin-identity', state: 'given', language: 'en' },
    ...{ noticeId: currentNoticeId, noticeHash: createHash('sha256').update(notice).digest('hex') },
    chosenAt: new Date().toISOString(),
  };
  await send('POST', 'consents', { choices: [choice] });
  const { vanity, memberId } = practiceMembers[member];
  const identityKeys = [`vanity:${vanity}`, `member:${memberId}`];
  await send('PUT', 'linkedin-link', { identityKeys, source: 'embedded-me' });
}

async function tryToLink(context: BrowserContext, welcome: Page): Promise<void> {
  await openLinkedIn(context, '/feed/');
  await welcome.bringToFront();
  await readMember(welcome, MEMBER_A);
  await welcome.getByRole('button', { name: 'Yes, this is me' }).click();
}

test('a member who belongs to another CRM account is refused in plain words', async ({ context, welcome, crm }) => {
  const other = await crm.createLogin('Other Rep');
  await linkElsewhere(crm, other.email, 'a');
  await optIn(context, welcome, crm.login);
  await tryToLink(context, welcome);
  await expect(welcome.getByText(/This LinkedIn member is already linked to another CRM account/)).toBeVisible();
});

test('an account that has another member is refused in plain words', async ({ context, welcome, crm }) => {
  await linkElsewhere(crm, crm.login.email, 'b');
  await optIn(context, welcome, crm.login);
  await tryToLink(context, welcome);
  await expect(welcome.getByText(/Your CRM account is already linked to another LinkedIn member/)).toBeVisible();
});
