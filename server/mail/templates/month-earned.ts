import { monthsIn, type Reminder } from './reminder.ts';
import { defineTemplate } from './template.ts';

/** To both sides of a sponsorship when its month is earned. */
export const monthEarned = defineTemplate<Reminder>({
  promotional: true,
  en: ({ months, url }) => ({
    subject: `You have ${monthsIn.en(months)}`,
    paragraphs: [
      `An invitation has come to its end: you have ${monthsIn.en(months)} of Leadferry. You need not do anything. Your next renewals use it before money is asked.`,
      { label: 'Your free months:', url },
    ],
  }),
  fr: ({ months, url }) => ({
    subject: `Vous avez ${monthsIn.fr(months)}`,
    paragraphs: [
      `Une invitation a abouti : vous avez ${monthsIn.fr(months)} de Leadferry. Vous n’avez rien à faire. Vos prochains renouvellements l’utilisent avant tout paiement.`,
      { label: 'Vos mois offerts :', url },
    ],
  }),
});
