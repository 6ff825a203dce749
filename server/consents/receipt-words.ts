import type { ConsentState } from '../contract/consents.ts';

/** The words of the page, and those for what a record says in the program's own. */
export interface Words {
  readonly title: string;
  readonly states: Readonly<Record<ConsentState, string>>;
  readonly rows: Readonly<Record<string, string>>;
  readonly shown: string;
  readonly seal: string;
  readonly nobody: string;
  /** Words of a record (purposes.ts, and how a choice came), as this language says them. */
  readonly said: Readonly<Record<string, string>>;
}

export const english: Words = {
  title: 'Receipt of your choice',
  states: { given: 'You said yes', refused: 'You said no', withdrawn: 'You took your yes back' },
  rows: {
    chosen: 'When you chose',
    recorded: 'When it was recorded',
    data: 'What it is about',
    where: 'Where it is kept',
    howLong: 'How long',
    who: 'Who else gets it',
    back: 'How to take it back',
    account: 'Responsible: the account',
    you: 'You, as a random id',
    by: 'Chosen by way of',
    id: 'This record',
  },
  shown: 'What was on your screen',
  seal: 'Seal: with it anybody can tell that nothing was changed since.',
  nobody: 'nobody',
  said: {
    'the browser of the person': 'your browser',
    'the browser of the person, and the database of this service': 'your browser, and the database of this service',
    token: 'the extension',
    session: 'the pages of the CRM',
    'api-key': 'a script with your key',
    letter: 'the link in a letter',
  },
};

export const french: Words = {
  title: 'Reçu de votre choix',
  states: { given: 'Vous avez dit oui', refused: 'Vous avez dit non', withdrawn: 'Vous avez repris votre accord' },
  rows: {
    chosen: 'Quand vous avez choisi',
    recorded: 'Quand le choix a été enregistré',
    data: 'De quoi il s’agit',
    where: 'Où c’est conservé',
    howLong: 'Combien de temps',
    who: 'Qui d’autre le reçoit',
    back: 'Comment revenir sur ce choix',
    account: 'Responsable : le compte',
    you: 'Vous, sous un identifiant aléatoire',
    by: 'Choisi par',
    id: 'Cet enregistrement',
  },
  shown: 'Ce qui était sur votre écran',
  seal: 'Sceau : il permet à chacun de constater que rien n’a été modifié depuis.',
  nobody: 'personne',
  said: {
    'the browser of the person': 'votre navigateur',
    'the browser of the person, and the database of this service':
      'votre navigateur et la base de données de ce service',
    'the database of this service': 'la base de données de ce service',
    'the members of the account': 'les membres du compte',
    'the operator’s mail server': 'le serveur de courrier de l’exploitant',
    'the other side of the sponsorship': 'l’autre partie du parrainage',
    token: 'l’extension',
    session: 'les pages du CRM',
    'api-key': 'un script muni de votre clé',
    letter: 'le lien d’une lettre',
  },
};
