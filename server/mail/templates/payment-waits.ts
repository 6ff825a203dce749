import { monthsIn, type Reminder } from './reminder.ts';
import { defineTemplate } from './template.ts';

/** To somebody who came by a link, has linked LinkedIn, and has not paid yet. */
export const paymentWaits = defineTemplate<Reminder>({
  promotional: true,
  en: ({ months, days, url }) => ({
    subject: 'One step to your free month',
    paragraphs: [
      `You came by somebody's link, and LinkedIn is linked. ${days} days after your first paid invoice, if nothing is refunded, you get ${monthsIn.en(months)}, and the person who invited you is thanked too.`,
      { label: 'How far you are:', url },
    ],
  }),
  fr: ({ months, days, url }) => ({
    subject: 'Une étape avant votre mois offert',
    paragraphs: [
      `Vous êtes venu par le lien de quelqu’un, et LinkedIn est lié. ${days} jours après votre première facture payée, sans remboursement, vous recevez ${monthsIn.fr(months)}, et la personne qui vous a invité est remerciée aussi.`,
      { label: 'Où vous en êtes :', url },
    ],
  }),
});
