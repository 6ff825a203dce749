import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageAdapters } from '../../utils/linkedin/registry.ts';
import { practicePage, practicePageKinds } from '../practice/practice-page.ts';
import { parse, read } from './read.ts';

/** What LinkedIn shows to some and not to others, and what its pages carry without showing it: nobody may keep it. */
const LIMITED = {
  mail: 'orla.private@limited.example',
  phone: '+15550142',
  birthday: 'March 14, limited',
  handle: 'orla_on_another_network',
  photo: 'https://media.licdn.com/dms/image/limited-photo.jpg',
  bytes: 'data:image/jpeg;base64,bGltaXRlZA==',
};
const CONTACT = `<div role="dialog" class="artdeco-modal" data-test-modal-id="contact-info"><section class="pv-contact-info">
  <h2>Contact info</h2><a href="mailto:${LIMITED.mail}">${LIMITED.mail}</a><a href="tel:${LIMITED.phone}">${LIMITED.phone}</a>
  <span>${LIMITED.birthday}</span><a href="https://network.example/${LIMITED.handle}">${LIMITED.handle}</a></section></div>`;
const UNSEEN = `<code style="display:none">${JSON.stringify({ emailAddress: LIMITED.mail, phoneNumbers: [LIMITED.phone], birthDateOn: LIMITED.birthday })}</code>
  <img src="${LIMITED.photo}" alt=""><img src="${LIMITED.bytes}" alt="">`;

const FIXTURES = join(import.meta.dirname, 'fixtures');
const saved = readdirSync(FIXTURES).flatMap((id) =>
  readdirSync(join(FIXTURES, id))
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(FIXTURES, id, file), 'utf8');
      const own = pageAdapters.find((adapter) => adapter.id === id)?.examples[0] ?? '';
      return { html, address: /canonical" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? own };
    }),
);
const practised = practicePageKinds.map((kind) => {
  const { html, path } = practicePage(kind, { seed: 16, number: 1 });
  return { html, address: `https://www.linkedin.com${path}` };
});

test('D16 contact details, photos and what a page carries unseen are in no reading', { timeout: 60_000 }, () => {
  let looks = 0;
  const kept: string[] = [];
  for (const { html, address } of [...saved, ...practised]) {
    const page = parse(html);
    page.body.insertAdjacentHTML('beforeend', CONTACT + UNSEEN);
    page.querySelector('main')?.insertAdjacentHTML('beforeend', CONTACT + UNSEEN);
    const reading = JSON.stringify(read(page, address));
    for (const [field, value] of Object.entries(LIMITED)) {
      looks += 1;
      if (reading.includes(value)) kept.push(`${field} at ${address}`);
    }
  }
  console.info(`D16 limited-visibility fields: ${kept.length} of ${looks} read`);
  expect(kept).toEqual([]);
});
