import type { Language, Letter } from '../letter.ts';

/** One kind of letter: whether somebody must have allowed it, and its words in each language. */
export interface Template<Data> extends Readonly<Record<Language, (data: Data) => Letter>> {
  /** Nobody needs it: it goes only to who allowed promotional mail, asked when it is sent, and can be stopped by one click. */
  readonly promotional: boolean;
}

export const defineTemplate = <Data>(template: Template<Data>): Template<Data> => template;
