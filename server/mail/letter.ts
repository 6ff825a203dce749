import { html } from 'hono/html';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** A letter as its writer sees it: a subject, and paragraphs that are words or a link. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly Paragraph[];
}
export type Paragraph = string | { readonly label: string; readonly url: string };

/** A date as somebody reads it. */
export const day = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

/** What stands below every letter, and below the ones that nobody needs. */
const endings = {
  en: {
    sender: 'Leadferry. Nobody reads answers to this address.',
    promotional: 'You get this because you allowed letters about Leadferry. Stop them with one click:',
  },
  fr: {
    sender: 'Leadferry. Personne ne lit les réponses à cette adresse.',
    promotional:
      'Vous recevez cette lettre parce que vous avez autorisé les lettres au sujet de Leadferry. Arrêtez-les d’un clic :',
  },
};

const withEnding = (letter: Letter, language: Language, unsubscribeUrl: string | undefined): Paragraph[] => [
  ...letter.paragraphs,
  ...(unsubscribeUrl ? [{ label: endings[language].promotional, url: unsubscribeUrl }] : []),
  endings[language].sender,
];

/** The letter for readers without HTML. */
export const toText = (letter: Letter, language: Language, unsubscribeUrl?: string): string =>
  `${withEnding(letter, language, unsubscribeUrl)
    .map((paragraph) => (typeof paragraph === 'string' ? paragraph : `${paragraph.label}\n${paragraph.url}`))
    .join('\n\n')}\n`;

/** The same words as HTML. Everything that comes from data is escaped; nothing is loaded from anywhere. */
export const toHtml = (letter: Letter, language: Language, unsubscribeUrl?: string): string =>
  String(html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${letter.subject}</title></head>
<body style="margin:0 auto;max-width:36rem;padding:1.5rem;font:16px/1.5 system-ui,sans-serif">
${withEnding(letter, language, unsubscribeUrl).map((paragraph) =>
  typeof paragraph === 'string'
    ? html`<p style="white-space:pre-line">${paragraph}</p>
`
    : html`<p>${paragraph.label}<br><a href="${paragraph.url}" style="word-break:break-all">${paragraph.url}</a></p>
`,
)}</body>
</html>
`);
