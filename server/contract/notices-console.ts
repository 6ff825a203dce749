import type { Notice } from './notices.ts';

const id = 'console-2026-11-25';

/** What the service itself may do with a user, each its own choice. Shown on the console's page "Account". */
export const consoleNotices: readonly Notice[] = [
  {
    id,
    language: 'en',
    title: 'What you allow',
    intro:
      'Each choice stands on its own, and nothing is ticked for you. Everything works the same whether you say yes or no.',
    agreement: {
      title: 'Without these',
      body: 'Nothing else depends on these choices: leaving them unticked takes nothing away.',
    },
    purposes: [
      {
        purpose: 'promotional-mail',
        title: 'Letters with news and offers',
        reads: 'Your name and e-mail address.',
        why: 'To tell you of what is new, of free months that are about to be used, and of offers.',
        howLong: 'Until you stop it. A letter that was sent is not kept.',
        withdraw: 'With one click in every such letter, or here.',
      },
      {
        purpose: 'audience-measurement',
        title: 'Measure which pages are used',
        reads:
          'Which pages of this console you open, and when, under a random number. Nothing on LinkedIn, nothing elsewhere.',
        why: 'To see what is of use and what nobody finds.',
        howLong: 'Thirteen months at most. Until you say yes there is no number.',
        withdraw: 'Here, at any time. What was measured can be looked at in full below, and deleted.',
      },
    ],
  },
  {
    id,
    language: 'fr',
    title: 'Ce que vous autorisez',
    intro:
      'Chaque choix est indépendant, et rien n’est coché pour vous. Tout fonctionne de même, que vous disiez oui ou non.',
    agreement: { title: 'Sans eux', body: 'Rien d’autre ne dépend de ces choix : ne rien cocher ne vous enlève rien.' },
    purposes: [
      {
        purpose: 'promotional-mail',
        title: 'Lettres de nouvelles et d’offres',
        reads: 'Votre nom et votre adresse e-mail.',
        why: 'Pour vous dire ce qui est nouveau, quels mois offerts vont servir, et des offres.',
        howLong: 'Jusqu’à ce que vous l’arrêtiez. Une lettre envoyée n’est pas conservée.',
        withdraw: 'D’un clic dans chacune de ces lettres, ou ici.',
      },
      {
        purpose: 'audience-measurement',
        title: 'Mesurer quelles pages servent',
        reads:
          'Quelles pages de cette console vous ouvrez, et quand, sous un numéro aléatoire. Rien sur LinkedIn, rien ailleurs.',
        why: 'Pour voir ce qui est utile et ce que personne ne trouve.',
        howLong: 'Treize mois au plus. Avant votre accord il n’y a pas de numéro.',
        withdraw: 'Ici, à tout moment. Ce qui a été mesuré se consulte en entier ci-dessous, et s’efface.',
      },
    ],
  },
];
