import { defineTemplate } from './template.ts';

/** Somebody has answered in the console: the words stay there, and go the way of their thread. */
export const supportAnswered = defineTemplate<{ subject: string; url: string }>({
  promotional: false,
  en: ({ subject, url }) => ({
    subject: 'Support has answered you',
    paragraphs: [`There is an answer to “${subject}”.`, { label: 'Read it here:', url }],
  }),
  fr: ({ subject, url }) => ({
    subject: 'L’assistance vous a répondu',
    paragraphs: [`Il y a une réponse à « ${subject} ».`, { label: 'Lisez-la ici :', url }],
  }),
});
