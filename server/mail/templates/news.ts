import type { Language } from '../letter.ts';
import { defineTemplate } from './template.ts';

interface News {
  readonly subject: string;
  readonly text: string;
}

const write = ({ subject, text }: News) => ({ subject, paragraphs: text.split(/\n{2,}/) });

/** What the operator wrote to everybody who allowed it, in each language. */
export const news = defineTemplate<Readonly<Record<Language, News>>>({
  promotional: true,
  en: ({ en }) => write(en),
  fr: ({ fr }) => write(fr),
});
