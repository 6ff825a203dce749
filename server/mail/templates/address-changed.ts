import { defineTemplate } from './template.ts';

/** To the old address and to the new one: whoever did not do it learns of it. */
export const addressChanged = defineTemplate<{ name: string }>({
  promotional: false,
  en: ({ name }) => ({
    subject: 'The e-mail address of your Leadferry account has changed',
    paragraphs: [
      `Hello ${name},`,
      'The e-mail address of your Leadferry account was changed. Sign in with the new address from now on; the password is the same.',
      'If that was not you, tell the person who runs the service at once.',
    ],
  }),
  fr: ({ name }) => ({
    subject: 'L’adresse e-mail de votre compte Leadferry a changé',
    paragraphs: [
      `Bonjour ${name},`,
      'L’adresse e-mail de votre compte Leadferry a été changée. Connectez-vous désormais avec la nouvelle adresse ; le mot de passe reste le même.',
      'Si ce n’était pas vous, prévenez aussitôt la personne qui gère le service.',
    ],
  }),
});
