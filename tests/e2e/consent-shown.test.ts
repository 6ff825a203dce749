import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { launchExtension } from '../../scripts/browser/launch.ts';
import { extensionDir } from '../../scripts/build-all.ts';
import { findWelcomePage } from '../../scripts/journeys/pages.ts';
import type { Notice } from '../../server/contract/notices.ts';
import { queryCrm } from './crm.ts';
import { test } from './stage.ts';

/** Every sentence of a notice, wherever it stands in it. */
const sentences = ({ title, intro, agreement, purposes }: Notice): string[] => [
  ...[title, intro, agreement.title, agreement.body],
  ...purposes.flatMap(({ purpose: _, ...said }) => Object.values(said)),
];

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

for (const [language, words] of Object.entries({
  en: {
    change: 'Change',
    label: "Your CRM's address",
    save: 'Save the address',
    signIn: 'Sign in to the CRM',
    go: 'Continue with these choices',
    next: 'Let the browser ask',
  },
  fr: {
    change: 'Modifier',
    label: /adresse/i,
    save: /^Enregistrer/,
    signIn: /^Se connecter au CRM/,
    go: /^Continuer/,
    next: /navigateur/,
  },
})) {
  test(`D2: what was on the screen is what is recorded, in either language (${language})`, async ({
    crm,
    practice,
    profile,
  }) => {
    const context = await launchExtension({
      ...{ userDataDir: profile, extensionDir, headless: true, practicePort: practice.port },
      locale: language === 'fr' ? 'fr-FR' : 'en-US',
    });
    const welcome = await findWelcomePage(context);
    await welcome.getByRole('button', { name: words.change }).click();
    await welcome.getByLabel(words.label).fill(crm.url);
    await welcome.getByRole('button', { name: words.save }).click();
    const opened = context.waitForEvent('page');
    await welcome.getByRole('button', { name: words.signIn }).click();
    const window = await opened;
    await window.locator('input[type=email]').fill(crm.login.email);
    await window.locator('input[type=password]').fill(crm.login.password);
    await window.locator('button[type=submit]').click();
    for (const box of await welcome.getByRole('checkbox').all()) await box.check();
    await expect(welcome.getByRole('checkbox')).toHaveCount(4);
    const shown = flat(await welcome.locator('main').innerText());
    await welcome.getByRole('button', { name: words.go }).click();
    await expect(welcome.getByRole('button', { name: words.next })).toBeVisible();

    const events = await queryCrm<{ notice_id: string; notice_hash: string; language: string }>(
      crm,
      `SELECT DISTINCT notice_id, notice_hash, consent_event.language FROM consent_event
       JOIN auth."user" ON "user".id = consent_event.user_id WHERE email = $1`,
    );
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(event?.language).toBe(language);
    const served = await (await fetch(`${crm.url}/v1/notices/${event?.notice_id}?language=${language}`)).text();
    expect(createHash('sha256').update(served).digest('hex')).toBe(event?.notice_hash);
    const said = sentences(JSON.parse(served));
    const seen = said.filter((sentence) => shown.includes(flat(sentence)));
    console.info(
      `D2 consent shown = consent recorded (${language}): ${seen.length} of ${said.length} sentences were on the screen`,
    );
    expect(said.filter((sentence) => !seen.includes(sentence))).toEqual([]);
    await context.close();
  });
}
