// Long: everything that an answer to a captured person says, in both languages side by side.
import type { RequestKind } from '../../contract/data-requests.ts';
import type { DisclosedFact, Disclosure } from '../../requests/disclosure.ts';
import { day, type Language, type Letter, type Paragraph } from '../letter.ts';
import { defineTemplate } from './template.ts';

interface RequestAnswer {
  readonly kind: RequestKind;
  readonly reference: string;
  /** Who holds the data: the account's name. */
  readonly account: string;
  readonly receivedAt: string;
  readonly answeredAt: string;
  readonly privacyUrl: string;
  readonly people: readonly Disclosure[];
  /** How many entries there were. */
  readonly held: number;
  readonly refusedBecause?: string;
}

const words = {
  en: {
    subject: 'The answer to your request',
    hello: (a: RequestAnswer) =>
      `On ${day(a.receivedAt, 'en')} you sent a request about your data to ${a.account}. This is the answer of ${day(a.answeredAt, 'en')}.`,
    nothing: 'Nothing is held about you under the profile that you named.',
    held: 'This is everything that is held about you, with where each part comes from, since when, and on which legal basis:',
    corrected: 'Your data has been looked at and corrected. This is everything that is held about you now:',
    erased:
      'What was held about you has been erased, also from copies that wait to be sent. The identifiers of your profile stay as one-way hashes and for one purpose: you are not captured again.',
    noted:
      'The identifiers of your profile were noted as one-way hashes, for one purpose: you are not captured from now on.',
    refused: 'The request was refused, for this reason:',
    from: (fact: DisclosedFact) =>
      fact.source
        ? `from ${fact.source}, ${day(fact.at, 'en')}`
        : `written by somebody of the account, ${day(fact.at, 'en')}`,
    keys: 'Identifiers of your LinkedIn profile',
    pages: 'Pages where you were seen',
    kept: (d: Disclosure) =>
      `First captured on ${day(d.firstCapturedAt, 'en')}; erased by ${day(d.eraseAt, 'en')} at the latest. Seen by the people of the account and by whoever runs the service for them; not sold or passed on.`,
    basis: {
      'legitimate-interest': 'legal basis: legitimate interest, GDPR article 6(1)(f)',
      consent: 'legal basis: consent, GDPR article 6(1)(a)',
    } as Record<string, string>,
    more: 'You may at any time ask for access, correction or erasure, and object. How, and what else holds:',
    complain: (a: RequestAnswer) =>
      `If you do not agree you may complain to the data protection authority where you live. Reference: ${a.reference}`,
  },
  fr: {
    subject: 'La réponse à votre demande',
    hello: (a: RequestAnswer) =>
      `Le ${day(a.receivedAt, 'fr')}, vous avez adressé à ${a.account} une demande au sujet de vos données. Voici la réponse du ${day(a.answeredAt, 'fr')}.`,
    nothing: 'Rien n’est conservé sur vous sous le profil que vous avez indiqué.',
    held: 'Voici tout ce qui est conservé sur vous, avec la provenance de chaque élément, sa date et sa base légale :',
    corrected: 'Vos données ont été examinées et corrigées. Voici tout ce qui est désormais conservé sur vous :',
    erased:
      'Ce qui était conservé sur vous a été effacé, y compris dans les copies en attente d’envoi. Les identifiants de votre profil restent sous forme d’empreintes à sens unique, dans un seul but : que vous ne soyez plus capturé.',
    noted:
      'Les identifiants de votre profil ont été notés sous forme d’empreintes à sens unique, dans un seul but : que vous ne soyez pas capturé désormais.',
    refused: 'La demande a été refusée, pour la raison suivante :',
    from: (fact: DisclosedFact) =>
      fact.source
        ? `vu sur ${fact.source}, le ${day(fact.at, 'fr')}`
        : `saisi par une personne du compte, le ${day(fact.at, 'fr')}`,
    keys: 'Identifiants de votre profil LinkedIn',
    pages: 'Pages où vous avez été vu',
    kept: (d: Disclosure) =>
      `Première capture le ${day(d.firstCapturedAt, 'fr')} ; effacement le ${day(d.eraseAt, 'fr')} au plus tard. Visible par les personnes du compte et par qui gère le service pour elles ; ni vendu ni transmis.`,
    basis: {
      'legitimate-interest': 'base légale : intérêt légitime, article 6, paragraphe 1, point f) du RGPD',
      consent: 'base légale : consentement, article 6, paragraphe 1, point a) du RGPD',
    } as Record<string, string>,
    more: 'Vous pouvez à tout moment demander l’accès, la rectification ou l’effacement, et vous opposer. Comment, et le reste :',
    complain: (a: RequestAnswer) =>
      `Si vous n’êtes pas d’accord, vous pouvez saisir l’autorité de protection des données de votre lieu de vie. Référence : ${a.reference}`,
  },
};

const fieldNames: Record<Language, Record<string, string>> = {
  en: {
    'name.shown': 'Name',
    'name.given': 'Given name',
    'name.family': 'Family name',
    'name.honorific': 'Form of address',
    'name.suffix': 'After the name',
    'name.nickname': 'Nickname',
    headline: 'Headline',
    position: 'Position',
    company: 'Company',
    companyKey: 'Company’s identifier',
    location: 'Location',
    degree: 'Distance to whoever captured you',
    sharedConnections: 'Shared connections',
    premium: 'Premium mark',
    verified: 'Verified mark',
  },
  fr: {
    'name.shown': 'Nom affiché',
    'name.given': 'Prénom',
    'name.family': 'Nom de famille',
    'name.honorific': 'Civilité',
    'name.suffix': 'Après le nom',
    'name.nickname': 'Surnom',
    headline: 'Titre du profil',
    position: 'Poste',
    company: 'Entreprise',
    companyKey: 'Identifiant de l’entreprise',
    location: 'Lieu',
    degree: 'Distance à qui vous a capturé',
    sharedConnections: 'Relations communes',
    premium: 'Marque Premium',
    verified: 'Marque « vérifié »',
  },
};

function tell(person: Disclosure, language: Language): Paragraph[] {
  const say = words[language];
  const colon = language === 'fr' ? ' :' : ':';
  const facts = person.facts.map(
    (fact) =>
      `${fieldNames[language][fact.field] ?? fact.field}${colon} ${fact.value}\n(${say.from(fact)}; ${say.basis[fact.legalBasis] ?? fact.legalBasis})`,
  );
  const pages = person.pages.map(({ url, at }) => `${url} (${day(at, language)})`);
  return [
    facts.join('\n\n'),
    `${say.keys}${colon} ${person.keys.join(', ')}`,
    `${say.pages}${colon}\n${pages.join('\n')}`,
    say.kept(person),
  ];
}

function write(data: RequestAnswer, language: Language): Letter {
  const say = words[language];
  const isErasure = data.kind === 'erasure' || data.kind === 'objection';
  const said = (): Paragraph[] => {
    if (data.refusedBecause !== undefined) return [say.refused, data.refusedBecause];
    if (isErasure) return data.held > 0 ? [say.erased] : [say.nothing, say.noted];
    if (data.people.length === 0) return [say.nothing];
    return [
      data.kind === 'correction' ? say.corrected : say.held,
      ...data.people.flatMap((person) => tell(person, language)),
    ];
  };
  return {
    subject: say.subject,
    paragraphs: [say.hello(data), ...said(), { label: say.more, url: data.privacyUrl }, say.complain(data)],
  };
}

/** What the account answers to who asked: granted, with everything that is held and where it comes from, or refused and why. */
export const requestAnswer = defineTemplate<RequestAnswer>({
  promotional: false,
  en: (data) => write(data, 'en'),
  fr: (data) => write(data, 'fr'),
});
