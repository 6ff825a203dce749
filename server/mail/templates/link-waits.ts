import { monthsIn, type Reminder } from './reminder.ts';
import { defineTemplate } from './template.ts';

/** To somebody who came by a link and has not linked LinkedIn yet. */
export const linkWaits = defineTemplate<Reminder>({
  promotional: true,
  en: ({ months, url }) => ({
    subject: 'Your invitation waits for LinkedIn',
    paragraphs: [
      `You opened your account by somebody's link. There are two steps to ${monthsIn.en(months)} for you: link your LinkedIn member from the extension, and pay your first invoice.`,
      { label: 'How far you are:', url },
    ],
  }),
  fr: ({ months, url }) => ({
    subject: 'Votre invitation attend LinkedIn',
    paragraphs: [
      `Vous avez ouvert votre compte par le lien de quelqu’un. Deux étapes vous séparent de ${monthsIn.fr(months)} : liez votre membre LinkedIn depuis l’extension, puis payez votre première facture.`,
      { label: 'Où vous en êtes :', url },
    ],
  }),
});
