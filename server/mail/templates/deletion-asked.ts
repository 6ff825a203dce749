import { day } from '../letter.ts';
import { defineTemplate } from './template.ts';

/** After somebody has asked for the deletion of their account: when it happens, and how to take it back. */
export const deletionAsked = defineTemplate<{ on: string; url: string }>({
  promotional: false,
  en: ({ on, url }) => ({
    subject: `Your Leadferry account will be erased on ${day(on, 'en')}`,
    paragraphs: [
      `You asked for your Leadferry account to be deleted. It is deactivated now, and will be erased on ${day(on, 'en')}: your leads, your link with LinkedIn, your choices and your sign-in. Records of payments stay, without your name, because the law asks for them.`,
      'If you have changed your mind, or if it was not you, sign in before that day and take it back:',
      { label: 'Your account:', url },
    ],
  }),
  fr: ({ on, url }) => ({
    subject: `Votre compte Leadferry sera effacé le ${day(on, 'fr')}`,
    paragraphs: [
      `Vous avez demandé la suppression de votre compte Leadferry. Il est désactivé et sera effacé le ${day(on, 'fr')} : vos prospects, votre lien avec LinkedIn, vos choix et votre connexion. Les traces de paiements restent, sans votre nom, parce que la loi l’exige.`,
      'Si vous avez changé d’avis, ou si ce n’était pas vous, connectez-vous avant cette date et annulez :',
      { label: 'Votre compte :', url },
    ],
  }),
});
