import type { RequestKind } from '../../contract/data-requests.ts';
import { day } from '../letter.ts';
import { defineTemplate } from './template.ts';

const kinds = {
  en: { access: 'an access', correction: 'a correction', erasure: 'an erasure', objection: 'an objection' },
  fr: { access: 'd’accès', correction: 'de rectification', erasure: 'd’effacement', objection: 'd’opposition' },
};

/** To the owners and admins of an account that holds the person who asks. Names nobody. */
export const requestArrived = defineTemplate<{ kind: RequestKind; dueAt: string; url: string }>({
  promotional: false,
  en: ({ kind, dueAt, url }) => ({
    subject: `Somebody you captured asks for ${kinds.en[kind]}: answer by ${day(dueAt, 'en')}`,
    paragraphs: [
      'Somebody whom your account captured has sent a request about their data, and has confirmed it from their mailbox.',
      `The law gives you until ${day(dueAt, 'en')} to answer.`,
      { label: 'Read and answer it here:', url },
    ],
  }),
  fr: ({ kind, dueAt, url }) => ({
    subject: `Demande ${kinds.fr[kind]} d’une personne capturée : répondez avant le ${day(dueAt, 'fr')}`,
    paragraphs: [
      'Une personne que votre compte a capturée a fait une demande au sujet de ses données et l’a confirmée depuis sa messagerie.',
      `La loi vous laisse jusqu’au ${day(dueAt, 'fr')} pour répondre.`,
      { label: 'Lisez-la et répondez ici :', url },
    ],
  }),
});
