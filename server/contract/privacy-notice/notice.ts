/** A notice in one language: headed sections of paragraphs and lists. One source for the service's page and the extension's. */
export interface PrivacyNotice {
  readonly language: string;
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly {
    /** The same in every language: links point at it. */
    readonly id: string;
    readonly title: string;
    readonly body: readonly (string | readonly string[])[];
  }[];
}

/** The day on which the text last changed. A change of what is done with data asks for consent again, by a notice of its own. */
export const privacyNoticeDate = '2026-11-25';
