import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { type Letter, languages, toHtml, toText } from '../../server/mail/letter.ts';
import { type TemplateData, type TemplateId, templates } from '../../server/mail/templates.ts';
import { storedMarkup } from './stored-markup.ts';

const at = '2026-11-20T10:00:00.000Z';
const url = 'https://crm.example/there';
const reminder = () => ({ months: 2, days: 14, url });
const fact = (words: string) => ({ field: words, value: words, source: words, at, legalBasis: words });

/** For each letter what somebody else may have written into it: a template that is not here does not compile. */
const letters: { [Id in TemplateId]: (words: string) => TemplateData<Id> } = {
  news: (words) => ({ en: { subject: words, text: words }, fr: { subject: words, text: words } }),
  'address-changed': (name) => ({ name }),
  'deletion-asked': () => ({ on: at, url }),
  'confirm-request': (profile) => ({ profile, kind: 'access', url, hours: 24 }),
  'request-arrived': () => ({ kind: 'access', dueAt: at, url }),
  'request-answer': (words) => ({
    kind: 'access',
    reference: words,
    account: words,
    receivedAt: at,
    answeredAt: at,
    privacyUrl: url,
    people: [{ facts: [fact(words)], keys: [words], pages: [{ url: words, at }], firstCapturedAt: at, eraseAt: at }],
    held: 1,
  }),
  'support-answered': (subject) => ({ subject, url }),
  'link-waits': reminder,
  'payment-waits': reminder,
  'month-earned': reminder,
};

const ALLOWED = new Set(['HTML', 'HEAD', 'META', 'TITLE', 'BODY', 'P', 'BR', 'A']);
const ATTRIBUTES = new Set(['lang', 'charset', 'name', 'content', 'style', 'href']);

const parser = new new JSDOM().window.DOMParser();

/** What of a letter would not be there if every text were shown as text. */
function findMarkup(document: Document): string[] {
  return [...document.querySelectorAll('*')]
    .filter(
      (element) =>
        !ALLOWED.has(element.tagName) ||
        [...element.attributes].some(({ name }) => !ATTRIBUTES.has(name)) ||
        (element.tagName === 'META' && element.hasAttribute('http-equiv')) ||
        (element.hasAttribute('href') && element.getAttribute('href') !== url),
    )
    .map(({ outerHTML }) => outerHTML.slice(0, 200));
}

it('C12 in letters stored markup is text: nothing of it is an element, an attribute or an address', () => {
  const found: string[] = [];
  let survived = 0;
  let tried = 0;
  let shown = 0;
  for (const [id, fill] of Object.entries(letters)) {
    for (const language of languages) {
      for (const words of storedMarkup) {
        const write = templates[id as TemplateId][language] as (data: unknown) => Letter;
        const letter = write(fill(words));
        const document = parser.parseFromString(toHtml(letter, language, url), 'text/html');
        const markup = findMarkup(document).map((one) => `${id}: ${one}`);
        found.push(...markup);
        if (markup.length === 0) survived += 1;
        tried += 1;
        const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
        const text = flat(document.body.textContent ?? '');
        if (toText(letter, language).includes(words)) {
          expect(text, id).toContain(flat(words));
          shown += 1;
        }
      }
    }
  }
  console.info(`C12 stored XSS in letters: ${survived} of ${tried} survived (${shown} showed it as text)`);
  expect(found).toEqual([]);
  expect(shown).toBeGreaterThan(0);
});
