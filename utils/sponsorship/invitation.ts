/** A mail to nobody yet, with the link in it: the person's own mail program takes it from there. */
export const mailTo = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
