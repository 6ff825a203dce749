import { countByMonth } from '../audience/store.ts';
import { inScope } from '../db/tenant.ts';
import { sendMail } from '../mail/outbox.ts';
import { addMessage, findWaiting } from '../support/store.ts';
import { runCommandLine } from './command-line.ts';

const help = `What people write to support, and which pages they use. Works while the service runs and while it does not.

  npm run -s support -- list                           Threads that wait for an answer, longest waiting first.
  npm run -s support -- answer --thread ID --text T    Answers in the thread, and tells the person by mail.
  npm run -s support -- pages                          How often each page was opened, by month, of those who allow it.`;

await runCommandLine(help, ['thread', 'text'] as const, {
  list: {
    needs: [],
    async run({ database }) {
      const threads = await inScope(database.app, { desk: 'operator' }, (db) => findWaiting(db));
      if (threads.length === 0) return 'Nobody waits for an answer.';
      return threads
        .map(
          ({ id, subject, lastAt, messages }) =>
            `${id}  ${lastAt.toISOString()}  ${subject}\n    ${messages.join('\n    ')}`,
        )
        .join('\n');
    },
  },
  answer: {
    needs: ['thread', 'text'],
    async run({ database, now, newId }, { thread: id = '', text: body = '' }, env) {
      const [thread] = await inScope(database.app, { desk: 'operator' }, (db) => findWaiting(db, id));
      if (!thread) throw new Error('There is no thread with that id. See list.');
      const { accountId, userId, subject } = thread;
      const url = `${env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`}/help`;
      await inScope(database.app, { accountId }, async (db) => {
        await addMessage(db, { accountId, id: newId(), threadId: id, byOperator: true, body, at: now() });
        await sendMail(
          db,
          { now, newId },
          { template: 'support-answered', to: { accountId, userId }, data: { subject, url } },
        );
      });
      return 'Answered. The person is told by mail.';
    },
  },
  pages: {
    needs: [],
    async run({ database }) {
      const counts = await inScope(database.app, { desk: 'operator' }, countByMonth);
      if (counts.length === 0) return 'Nothing was measured.';
      return counts
        .map(({ month, page, visits, people }) => `${month}  ${page}  ${visits} times, ${people} people`)
        .join('\n');
    },
  },
});
