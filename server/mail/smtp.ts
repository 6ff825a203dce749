import { createTransport } from 'nodemailer';

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; nodemailer's options may follow as a query. */
  readonly url: string;
  readonly from: string;
}

export interface Envelope {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
}

/** What became of a letter that was handed over. `code` is the server's or the network's, never its words: they may name people. */
export type Handed = { sent: true } | { sent: false; forGood: boolean; code: string };

export interface Mailer {
  /** The domain in message ids. */
  readonly domain: string;
  hand(envelope: Envelope): Promise<Handed>;
  close(): void;
}

/** A letter that the server does not take is held against its recipient; that we may not talk to it at all is not. */
const aboutTheLetter = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** The operator's mail server. Its time-outs together are shorter than the time a job is given. */
export function createMailer({ url, from }: SmtpSettings): Mailer {
  const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 8000 };
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true }, { from });
  return {
    domain: /@([^\s@>]+)>?$/.exec(from)?.[1] ?? 'localhost',
    async hand({ headers, ...envelope }) {
      try {
        await transport.sendMail({ ...envelope, headers: { 'Auto-Submitted': 'auto-generated', ...headers } });
        return { sent: true };
      } catch (error) {
        const {
          responseCode,
          code = 'failed',
          command = '',
        } = error as Record<string, string> & { responseCode?: number };
        const forGood = responseCode !== undefined && responseCode >= 500 && aboutTheLetter.has(command);
        return { sent: false, forGood, code: String(responseCode ?? code) };
      }
    },
    close: () => transport.close(),
  };
}
