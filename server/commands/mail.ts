import { readFileSync } from 'node:fs';
import { inScope } from '../db/tenant.ts';
import type { Language } from '../mail/letter.ts';
import { sendNews } from '../mail/news.ts';
import { listMail, retryMail } from '../mail/operator.ts';
import { runCommandLine } from './command-line.ts';

const help = `Letters, from the command line. Works while the service runs and while it does not; a service with SMTP_URL sends them.

  npm run -s mail -- list                          What waits or was refused: since when, which letter, why.
  npm run -s mail -- retry --id ID                 Tries a waiting or refused letter again, now.
  npm run -s mail -- news --en FILE --fr FILE      A letter to everybody who allowed promotional mail, in their language.
                                                   The first line of a file is the subject. --key K: once per key and person.`;

const readLetter = (path: string) => {
  const [subject = '', ...rest] = readFileSync(path, 'utf8').trim().split('\n');
  if (subject === '' || rest.join('').trim() === '')
    throw new Error(`${path} needs a first line, which is the subject, and text below it.`);
  return { subject: subject.trim(), text: rest.join('\n').trim() };
};

await runCommandLine(help, ['id', 'en', 'fr', 'key'] as const, {
  list: {
    needs: [],
    async run({ database }) {
      const letters = await inScope(database.app, { desk: 'operator' }, listMail);
      if (letters.length === 0) return 'Nothing waits and nothing was refused.';
      return letters
        .map(({ id, state, template, createdAt, nextAt, attempts, note }) =>
          [
            id,
            state,
            template,
            `written ${createdAt.toISOString()}`,
            state === 'waiting' ? `next try ${nextAt.toISOString()}` : '',
            `tried ${attempts} times`,
            note ?? '',
          ]
            .filter(Boolean)
            .join('  '),
        )
        .join('\n');
    },
  },
  retry: {
    needs: ['id'],
    async run({ database, now }, { id = '' }) {
      const found = await inScope(database.app, { desk: 'operator' }, (db) => retryMail(db, id, now()));
      if (!found) throw new Error('No waiting or refused letter has that id. See list.');
      return 'It is due now. A running service with SMTP_URL sends it.';
    },
  },
  news: {
    needs: ['en', 'fr'],
    async run({ database, now, newId }, { en = '', fr = '', key }) {
      const news: Record<Language, ReturnType<typeof readLetter>> = { en: readLetter(en), fr: readLetter(fr) };
      const written = await sendNews(database.app, { now, newId }, news, key);
      return `Wrote ${written} ${written === 1 ? 'letter' : 'letters'}. Whoever takes their permission back before it is sent gets none.`;
    },
  },
});
