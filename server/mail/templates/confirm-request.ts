import type { RequestKind } from '../../contract/data-requests.ts';
import { defineTemplate } from './template.ts';

const asks = {
  en: {
    access: 'to be told what is held about',
    correction: 'to have corrected what is held about',
    erasure: 'to have erased what is held about',
    objection: 'that nothing more is held about',
  },
  fr: {
    access: 'de connaître ce qui est conservé sur',
    correction: 'de faire corriger ce qui est conservé sur',
    erasure: 'de faire effacer ce qui est conservé sur',
    objection: 'que plus rien ne soit conservé sur',
  },
};

interface Confirmation {
  readonly kind: RequestKind;
  readonly profile: string;
  readonly url: string;
  readonly hours: number;
}

const profileOf = ({ profile }: Confirmation) => `linkedin.com/in/${profile.slice(profile.indexOf(':') + 1)}`;

/** The link by which somebody shows that the mailbox is theirs. It says nothing of whether anybody is held. */
export const confirmRequest = defineTemplate<Confirmation>({
  promotional: false,
  en: (data) => ({
    subject: 'Please confirm your request',
    paragraphs: [
      `Somebody, probably you, asked with this address ${asks.en[data.kind]} ${profileOf(data)}.`,
      { label: `If it was you, open this link within ${data.hours} hours and confirm. It works once:`, url: data.url },
      'If it was not you, do nothing: the request is forgotten.',
    ],
  }),
  fr: (data) => ({
    subject: 'Veuillez confirmer votre demande',
    paragraphs: [
      `Quelqu’un, sans doute vous, a demandé avec cette adresse ${asks.fr[data.kind]} ${profileOf(data)}.`,
      {
        label: `Si c’était vous, ouvrez ce lien dans les ${data.hours} heures et confirmez. Il ne sert qu’une fois :`,
        url: data.url,
      },
      'Si ce n’était pas vous, ne faites rien : la demande est oubliée.',
    ],
  }),
});
