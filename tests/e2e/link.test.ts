import { type BrowserContext, expect, type Page } from '@playwright/test';
import { readMember } from '../../scripts/journeys/opt-in.ts';
import { openLinkedIn } from '../../scripts/journeys/pages.ts';
import { openDesk } from '../../server/commands/desk.ts';
import { practiceMembers } from '../practice/members.ts';
import { type Crm, MEMBER_A, optIn, test } from './stage.ts';

/** Links a practice member to somebody's account from another device: straight at the service. */
async function linkElsewhere(crm: Crm, email: string, member: 'a' | 'b'): Promise<void> {
  const desk = await openDesk({ DATABASE_URL: crm.databaseUrl, DATA_DIR: crm.dataDir });
  const key = await desk.createKey(email, 'another device');
  await desk.close();
  const authorization = `Bearer ${key}`;
  const { vanity, memberId } = practiceMembers[member];
  const answer = await fetch(`${crm.url}/v1/linkedin-link`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ identityKeys: [`vanity:${vanity}`, `member:${memberId}`], source: 'embedded-me' }),
  });
  expect(answer.status, await answer.text()).toBeLessThan(300);
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
