import type { Notice } from '../notices.ts';

const id = 'opt-in-2026-11';

// The first text that was given out. Frozen: people consented to these words.
const english: Notice = {
  id,
  language: 'en',
  title: 'What Leadferry may read, and why',
  intro:
    'Leadferry has no access to LinkedIn yet. It gets access only to what you allow here. Each choice stands on its own, nothing is ticked for you, and you can take each one back at any time from the popup.',
  agreement: {
    title: 'What LinkedIn says about tools like this one',
    body: "LinkedIn's User Agreement (section 8.2) forbids its members to use software, browser add-ons included, that copies what LinkedIn shows. LinkedIn may restrict your account if it finds that you do. Leadferry does not hide from LinkedIn and does not act in your name. If you do not want to take that risk, add people by hand in the CRM instead.",
  },
  purposes: [
    {
      purpose: 'linkedin-identity',
      title: 'Know which LinkedIn member you are',
      reads:
        'Your own LinkedIn member id, profile name in the address, first and last name, from a page that you open.',
      why: 'To tie your CRM account to one LinkedIn member, and to stop when somebody else is signed in.',
      howLong:
        'Until you unlink. Then it is erased here and in the CRM, except for a keyed hash that names nobody: it stays, so that one LinkedIn member brings free months only once.',
      withdraw: 'Popup → Unlink LinkedIn. It takes effect at once.',
    },
    {
      purpose: 'capture',
      title: 'Read the search results that you queue',
      reads:
        'From the page in front of you, when you ask, or from each results page that you open in a tab for which you switched that on: names, headlines, locations, positions and profile addresses of the people listed. Never e-mail addresses, phone numbers, photos, messages, passwords or cookies.',
      why: 'To show who is new and to keep the people you queue, in this browser, until they are pushed.',
      howLong:
        'In this browser until the CRM has acknowledged them; your searches and a one-way mark of who was in them until you delete them or unlink. In the CRM at most three years from the first capture.',
      withdraw: 'Popup → Unlink LinkedIn. Reading stops at once and what waits in this browser is erased.',
    },
    {
      purpose: 'push-to-crm',
      title: 'Send the people you queued to your CRM',
      reads: 'Nothing more. It sends the people you queued, with the page and the time they come from.',
      why: 'So that you and your team find them in the CRM, once each.',
      howLong: 'At most three years from the first capture, then they are erased.',
      withdraw: 'Popup → Pause, or Unlink LinkedIn. Nothing is sent after that.',
    },
  ],
};

const french: Notice = {
  id,
  language: 'fr',
  title: 'Ce que Leadferry peut lire, et pourquoi',
  intro:
    'Leadferry n’a encore aucun accès à LinkedIn. Il n’aura accès qu’à ce que vous autorisez ici. Chaque choix est indépendant, rien n’est coché pour vous, et vous pouvez revenir sur chacun à tout moment depuis la fenêtre de l’extension.',
  agreement: {
    title: 'Ce que LinkedIn dit des outils comme celui-ci',
    body: 'Les conditions d’utilisation de LinkedIn (section 8.2) interdisent à ses membres d’utiliser des logiciels, extensions de navigateur comprises, qui copient ce que LinkedIn affiche. LinkedIn peut restreindre votre compte s’il constate que vous le faites. Leadferry ne se cache pas de LinkedIn et n’agit pas en votre nom. Si vous ne voulez pas courir ce risque, ajoutez plutôt les personnes à la main dans le CRM.',
  },
  purposes: [
    {
      purpose: 'linkedin-identity',
      title: 'Savoir quel membre LinkedIn vous êtes',
      reads:
        'Votre propre identifiant de membre LinkedIn, le nom de profil dans l’adresse, votre prénom et votre nom, sur une page que vous ouvrez.',
      why: 'Pour lier votre compte CRM à un seul membre LinkedIn, et pour s’arrêter quand quelqu’un d’autre est connecté.',
      howLong:
        'Jusqu’à ce que vous supprimiez le lien. Tout est alors effacé ici et dans le CRM, sauf une empreinte à clé qui ne nomme personne : elle reste, afin qu’un même membre LinkedIn n’apporte des mois offerts qu’une seule fois.',
      withdraw: 'Fenêtre de l’extension → Délier LinkedIn. L’effet est immédiat.',
    },
    {
      purpose: 'capture',
      title: 'Lire les résultats de recherche que vous mettez en file',
      reads:
        'Sur la page devant vous, quand vous le demandez, ou sur chaque page de résultats que vous ouvrez dans un onglet où vous l’avez activé : noms, titres de profil, lieux, postes et adresses de profil des personnes listées. Jamais d’adresses e-mail, de numéros de téléphone, de photos, de messages, de mots de passe ni de cookies.',
      why: 'Pour montrer qui est nouveau et garder, dans ce navigateur, les personnes mises en file jusqu’à leur envoi.',
      howLong:
        'Dans ce navigateur jusqu’à l’accusé de réception du CRM ; vos recherches, et une empreinte à sens unique de qui s’y trouvait, jusqu’à ce que vous les effaciez ou supprimiez le lien. Dans le CRM, trois ans au plus à compter de la première capture.',
      withdraw:
        'Fenêtre de l’extension → Délier LinkedIn. La lecture s’arrête aussitôt et ce qui attend dans ce navigateur est effacé.',
    },
    {
      purpose: 'push-to-crm',
      title: 'Envoyer à votre CRM les personnes mises en file',
      reads: 'Rien de plus. Les personnes mises en file sont envoyées, avec la page et l’heure d’où elles viennent.',
      why: 'Pour que vous et votre équipe les retrouviez dans le CRM, une seule fois chacune.',
      howLong: 'Trois ans au plus à compter de la première capture, puis elles sont effacées.',
      withdraw: 'Fenêtre de l’extension → Pause, ou Délier LinkedIn. Plus rien n’est envoyé ensuite.',
    },
  ],
};

export const optIn202611: readonly Notice[] = [english, french];
