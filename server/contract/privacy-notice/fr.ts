import type { PrivacyNotice } from './notice.ts';

export const french: PrivacyNotice = {
  language: 'fr',
  title: 'Protection des données',
  intro:
    'Voici ce que Leadferry, l’extension de navigateur et le service CRM auquel elle s’adresse, fait des données des personnes : celles qui l’utilisent, et celles que ses utilisateurs capturent sur LinkedIn. Ce texte est fait pour être lu.',
  sections: [
    {
      id: 'who',
      title: 'Qui est responsable',
      body: [
        'La personne ou l’entreprise qui gère ce service est responsable des comptes qui s’y trouvent et de ce qu’il envoie ; son adresse figure à la fin de cette page. Qui utilise un compte décide des personnes qui y sont capturées, et en répond : c’est à lui qu’est remise la demande d’une personne capturée.',
      ],
    },
    {
      id: 'users',
      title: 'Si vous utilisez Leadferry',
      body: [
        'Ce qui est conservé, et pourquoi :',
        [
          'Nom, adresse e-mail et empreinte à sens unique de votre mot de passe : pour vous connecter. Contrat.',
          'Votre identifiant LinkedIn, prénom et nom, lus sur une page que vous ouvrez, après votre accord : pour lier un compte à un seul membre LinkedIn. Si vous le faites vérifier par LinkedIn, aussi depuis quand, et une empreinte à sens unique du numéro que LinkedIn vous donne ici. Consentement.',
          'Les personnes que vous mettez en file, avec la page et l’heure d’où elles viennent : pour les porter dans votre CRM. Consentement pour la lecture de la page ; à vous d’avoir une raison licite de les conserver.',
          'Vos choix, leur date, et les mots affichés à l’écran : pour montrer que vous les avez faits. Obligation légale.',
          'Qui a invité qui, les mois offerts gagnés et utilisés : pour les accorder. Contrat.',
          'Ce que vous avez payé : parce que la loi l’exige.',
          'Qui a fait quoi dans le compte, sans noms : pour déceler les abus. Intérêt légitime.',
          'Ce que vous écrivez à l’assistance, et les réponses : pour vous répondre. Contrat.',
          'Si vous l’autorisez, les pages de la console qui sont utilisées : pour voir ce qui sert. Consentement ; rien avant votre accord.',
        ],
        'Leadferry ne demande jamais votre mot de passe LinkedIn, ni celui d’aucun autre service. Aucun cookie ni jeton de LinkedIn n’est conservé ou envoyé. Si vous activez la garde de session, votre navigateur garde une empreinte salée à sens unique du cookie de session de LinkedIn, et lui seul, pour que la capture s’arrête quand la session prend fin ou change.',
        'Vous devez avoir 18 ans ou plus. Vous le dites en ouvrant le compte ; aucune date de naissance n’est demandée, et si la réponse est non, rien n’est conservé.',
      ],
    },
    {
      id: 'captured',
      title: 'Si vous avez été capturé',
      body: [
        'Un utilisateur de Leadferry a regardé une page de LinkedIn où vous étiez affiché, et en a repris ce qu’elle montrait : votre nom, le titre de votre profil, votre poste et votre entreprise lorsqu’ils sont indiqués, votre lieu, votre distance à l’utilisateur, les identifiants de votre profil, ainsi que l’adresse de la page et l’heure. Jamais votre adresse e-mail, votre téléphone, votre photo, vos messages ni vos coordonnées, et rien là où LinkedIn masque votre nom.',
        'La base légale est l’intérêt légitime de l’utilisateur à entrer en relation avec des personnes de son métier (RGPD, article 6, paragraphe 1, point f). Il doit vous en informer dans les 30 jours, ou lorsqu’il vous écrit pour la première fois. La provenance de chaque élément est conservée, pour pouvoir vous être dite.',
        'Vous pouvez demander ce qui est conservé, le faire corriger ou effacer, ou vous opposer, sur la page « Vos données », sans compte. Vous confirmez par un lien reçu par courrier électronique, et avez une réponse dans le mois. Une fois effacé, ou une fois votre opposition faite, ceux à qui vous l’avez demandé ne peuvent plus vous capturer : pour cela restent des empreintes à sens unique des identifiants de votre profil, dont personne ne peut tirer qui vous êtes.',
      ],
    },
    {
      id: 'how-long',
      title: 'Combien de temps',
      body: [
        [
          'Les personnes capturées : trois ans à compter de la première capture. Les revoir ne fait pas repartir le délai.',
          'Ce qui attend dans le navigateur : jusqu’à l’accusé de réception du CRM, ou jusqu’à ce que vous supprimiez le lien.',
          'Votre compte : jusqu’à ce que vous le supprimiez. Tout ce qui vous nomme disparaît alors, après les jours laissés pour changer d’avis. Les traces de paiements restent aussi longtemps que la loi l’exige, sous un numéro aléatoire.',
          'Après la fin d’un contrat : hors de la base active dans les six mois, hors des sauvegardes dans les neuf mois.',
          'Conversations avec l’assistance : six mois au plus après la suppression du compte.',
          'Mesure d’audience : treize mois au plus.',
          'Lettres envoyées : ni leur texte ni votre adresse ne sont conservés avec elles.',
        ],
        'Quand une sauvegarde est restaurée, tout ce qui avait été effacé depuis est effacé de nouveau avant l’ouverture du service.',
      ],
    },
    {
      id: 'sharing',
      title: 'Qui les voit',
      body: [
        'Les personnes du compte, selon ce que leur rôle exige, et qui gère le service pour elles. La base de données elle-même sépare chaque compte de tous les autres. Un prestataire de paiement reçoit ce qu’exige un paiement, un serveur de courrier les lettres. Si vous reliez un autre CRM, ce que vous y envoyez y va.',
        'Rien n’est vendu, loué ni échangé. L’extension s’adresse à ce service et à personne d’autre ; les pages du service ne chargent rien d’ailleurs.',
      ],
    },
    {
      id: 'mail',
      title: 'Lettres',
      body: [
        'Vous recevez les lettres dont votre compte a besoin : une suppression demandée, la réponse à une demande. Nouvelles et offres n’arrivent que si vous les avez autorisées, et chacune permet de les arrêter d’un clic.',
      ],
    },
    {
      id: 'cookies',
      title: 'Cookies',
      body: [
        'Un cookie vous garde connecté. Un autre dit par quelle invitation vous êtes venu, si vous en ouvrez une, pendant les jours où cela compte. Aucun ne vous suit, et la mesure d’audience n’en pose aucun avant votre accord.',
      ],
    },
    {
      id: 'rights',
      title: 'Vos droits',
      body: [
        'Comme utilisateur, sur la page « Compte », à tout moment et sans rien demander à personne : tout exporter, corriger, revenir sur chaque choix séparément (ceux qui touchent LinkedIn dans l’extension), délier LinkedIn, désactiver le compte, le supprimer.',
        'Comme personne capturée : sur la page « Vos données ».',
        'Dans les deux cas, vous pouvez saisir l’autorité de protection des données de votre lieu de vie.',
      ],
    },
    {
      id: 'linkedin',
      title: 'Ce que dit LinkedIn',
      body: [
        'Les conditions d’utilisation de LinkedIn (section 8.2) interdisent à ses membres d’utiliser des logiciels, extensions de navigateur comprises, qui copient ce que LinkedIn affiche, et LinkedIn peut restreindre un compte pour cela. Leadferry ne lit que la page devant son utilisateur, à sa demande, et ne se cache pas. Qui ne veut pas courir ce risque peut importer son propre export ou ajouter des personnes à la main.',
      ],
    },
    {
      id: 'changes',
      title: 'Changements',
      body: [
        'Quand l’usage des données change, vous êtes interrogé de nouveau avant ; les textes antérieurs sont conservés, avec ce que vous y avez répondu. La date ci-dessous est celle de ce texte.',
      ],
    },
  ],
};
