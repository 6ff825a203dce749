import { expect } from '@playwright/test';
import { createAccount, inventLogin } from '../../scripts/start/account.ts';
import { createDatabase } from '../../server/db/embedded.ts';
import { createLog } from '../../server/log.ts';
import { startService } from '../../server/service.ts';
import { startLinkedIn } from '../server/links/local-linkedin.ts';
import { queryCrm } from './crm.ts';
import { inspect } from './inspect.ts';
import { MEMBER_A, test } from './stage.ts';

test('Verify with LinkedIn: cancelled, somebody else, and then the member, on the account’s page', async ({
  database,
  context,
}) => {
  const linkedin = await startLinkedIn();
  const databaseUrl = await createDatabase(database.url, 'verification');
  const { dataDir } = database;
  const log = createLog('fatal');
  const service = await startService({ port: 0, dataDir, databaseUrl, linkedin: linkedin.settings, log });
  linkedin.allow(service.url);
  const login = inventLogin(MEMBER_A, 'verified');
  await createAccount(databaseUrl, dataDir, login);
  await queryCrm(
    { databaseUrl, login },
    `INSERT INTO linkedin_link (account_id, id, user_id, identity_keys, name, source)
     SELECT account_id, gen_random_uuid(), user_id, '{vanity:marit}', jsonb_build_object('shown', "user".name), 'nav-me'
     FROM membership JOIN auth."user" ON "user".id = user_id WHERE email = $1`,
  );

  const page = await context.newPage();
  await page.goto(`${service.url}/sign-in?to=%2Faccount`);
  await page.getByLabel('E-mail').fill(login.email);
  await page.getByLabel('Password').fill(login.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const verify = page.getByRole('button', { name: 'Verify with LinkedIn' });

  linkedin.signInAs(null); // presses “Cancel” there
  await verify.click();
  await expect(page.getByText('Confirmed by you, not verified by LinkedIn.')).toBeVisible();
  await expect(page.getByRole('alert')).toBeVisible();

  linkedin.signInAs({ sub: 'sub-of-another', name: 'Anton Reykdemo' });
  await verify.click();
  await expect(page.getByText('LinkedIn knows who signed in under another name')).toBeVisible();
  await inspect(page, 'not verified');

  await context.clearCookies({ name: /^_(?:session|interaction)/ }); // signs out there
  linkedin.signInAs({ sub: 'sub-of-marit', name: MEMBER_A });
  await verify.click();
  await expect(page.getByText('Verified by LinkedIn on')).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await inspect(page, 'verified');
  await page.close();
  await service.stop();
  await linkedin.stop();
});
