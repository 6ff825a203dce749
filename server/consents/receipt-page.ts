// Long: the words of the page in two languages stand with the page.
import type { ConsentState } from '../contract/consents.ts';
import type { Receipt } from './receipt.ts';

interface Words {
  readonly title: string;
  readonly states: Readonly<Record<ConsentState, string>>;
  readonly rows: Readonly<Record<string, string>>;
  readonly shown: string;
  readonly seal: string;
  readonly nobody: string;
}

const english: Words = {
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
};

const french: Words = {
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
};

const plain = (text: unknown) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The receipt as a page to read, print and keep: no script, no request, no style from elsewhere. */
export function renderReceipt({ record, shown, seal }: Receipt): string {
  const words = shown.language === 'fr' ? french : english;
  const asked = shown.purposes.find(({ purpose }) => purpose === record.purpose);
  const rows: [string, unknown][] = [
    [words.rows.chosen as string, record.eventTime],
    [words.rows.recorded as string, record.recordedAt],
    [words.rows.data as string, asked?.reads ?? [record.personalData].flat().join('; ')],
    [words.rows.where as string, record.storageLocation],
    [words.rows.howLong as string, asked?.howLong ?? record.retention],
    [words.rows.who as string, record.recipients.join(', ') || words.nobody],
    [words.rows.back as string, asked?.withdraw ?? record.withdrawal],
    [words.rows.account as string, record.controller.account],
    [words.rows.you as string, record.principal],
    [words.rows.by as string, record.actor.via],
    [words.rows.id as string, record.recordId],
  ];
  const title = asked?.title ?? record.purpose;
  const texts = [
    shown.intro,
    shown.agreement.title,
    shown.agreement.body,
    ...(asked ? [asked.title, asked.reads, asked.why, asked.howLong] : []),
  ];
  return `<!doctype html>
<html lang="${plain(shown.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${plain(words.title)}</title></head>
<body>
<h1>${plain(words.title)}</h1>
<p><strong>${plain(words.states[record.state])}</strong>: ${plain(title)}</p>
<dl>
${rows.map(([name, value]) => `<dt>${plain(name)}</dt><dd>${plain(value)}</dd>`).join('\n')}
</dl>
<h2>${plain(words.shown)}</h2>
<p>${plain(shown.title)} (${plain(shown.id)}, ${plain(shown.language)}, sha256 <code>${plain(record.notice.sha256)}</code>)</p>
${texts.map((text) => `<p>${plain(text)}</p>`).join('\n')}
<p>${plain(words.seal)}</p>
<p><code>${plain(seal.seq)} · ${plain(seal.previousHash)} · ${plain(seal.hash)}</code></p>
</body>
</html>
`;
}
