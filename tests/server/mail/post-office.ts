import { once } from 'node:events';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface PostOffice {
  readonly url: string;
  /** Every letter that was taken, in order. */
  readonly letters: ParsedMail[];
  /** Asked before a letter is taken; an error refuses it, with its responseCode. */
  judge: (address: string) => Promise<void> | void;
  /** The letters to one address. */
  to(address: string): ParsedMail[];
  close(): Promise<void>;
}

/** A real SMTP server on loopback. What it took is read with mailparser. */
export async function openPostOffice(): Promise<PostOffice> {
  const letters: ParsedMail[] = [];
  const office: PostOffice = {
    url: '',
    letters,
    judge: () => undefined,
    to: (address) => letters.filter((letter) => (letter.to as AddressObject).text.includes(address)),
    close: () => new Promise((done) => server.close(() => done())),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      Promise.resolve()
        .then(() => office.judge(address))
        .then(() => done(), done);
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((letter) => {
        letters.push(letter);
        done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as { port: number };
  return Object.assign(office, { url: `smtp://127.0.0.1:${port}` });
}

export const refusal = (responseCode: number): Error => Object.assign(new Error('refused'), { responseCode });
