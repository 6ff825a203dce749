import type { RequestKind } from '../contract/data-requests.ts';
import { inScope } from '../db/tenant.ts';
import { sendMail } from '../mail/outbox.ts';
import { erasePerson } from '../privacy/erase-lead.ts';
import { journalFile, mirrorJournal } from '../privacy/journal-file.ts';
import { oneMonthAfter } from '../requests/due.ts';
import { giveTo } from '../requests/hand-out.ts';
import { forgetRequest, listForOperator } from '../requests/store.ts';
import { runCommandLine } from './command-line.ts';
import { getAccount } from './find-account.ts';
import type { OpenedForCommand } from './open.ts';

const help = `Requests of captured people whom no account holds under the profile that they named. Works while the service runs
and while it does not.

  npm run -s data-requests -- list
  npm run -s data-requests -- hand --id ID --account A      An account holds them after all: it gets the request.
  npm run -s data-requests -- nothing-held --id ID          You have recognised who asks: mails that nothing is held. After
                                                            an erasure or an objection no account that there is now can
                                                            capture the profile.`;

const find = async ({ database }: OpenedForCommand, id: string) => {
  const requests = await inScope(database.app, { desk: 'requests' }, listForOperator);
  const request = requests.find((one) => one.id === id);
  if (!request) throw new Error('No request waits under that id. See list.');
  return request;
};

/** The answer says that the person is not captured from now on, so no account may. Whoever captured them meanwhile lets go. */
async function refuseEverywhere({ database: { app }, ...deps }: OpenedForCommand, key: string, kind: RequestKind) {
  const reason = kind === 'objection' ? 'objection' : 'request';
  const { rows } = await inScope(app, { desk: 'privacy' }, (db) =>
    db.query<{ id: string }>('SELECT account_id AS id FROM account WHERE erased_at IS NULL ORDER BY account_id'),
  );
  for (const { id: accountId } of rows)
    await inScope(app, { accountId }, (db) => erasePerson(db, deps, { accountId, identityKeys: [key], reason }));
  await mirrorJournal(app, journalFile(deps.dataDir));
}

await runCommandLine(help, ['id', 'account'] as const, {
  list: {
    needs: [],
    async run({ database }) {
      const requests = await inScope(database.app, { desk: 'requests' }, listForOperator);
      if (requests.length === 0) return 'No request waits for you.';
      return requests
        .map(({ id, kind, key, name, address, language, message, confirmedAt }) =>
          [
            `${id}  ${kind}  answer by ${oneMonthAfter(confirmedAt).toISOString().slice(0, 10)}`,
            `    ${key}${name ? `, ${name}` : ''}, ${address}, ${language}`,
            ...(message ? [`    ${message}`] : []),
          ].join('\n'),
        )
        .join('\n');
    },
  },
  hand: {
    needs: ['id', 'account'],
    async run(opened, { id = '', account = '' }, env) {
      const request = await find(opened, id);
      const accountId = await getAccount(opened.database, account);
      const publicUrl = env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`;
      await inScope(opened.database.app, { desk: 'requests' }, async (db) => {
        await giveTo(db, { ...opened, publicUrl }, accountId, request);
        await forgetRequest(db, id);
      });
      return 'The account has it, and was written to.';
    },
  },
  'nothing-held': {
    needs: ['id'],
    async run(opened, { id = '' }, env) {
      const { kind, key, address, language, confirmedAt } = await find(opened, id);
      if (kind === 'erasure' || kind === 'objection') await refuseEverywhere(opened, key, kind);
      const publicUrl = env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`;
      const data = {
        kind,
        reference: id,
        account: new URL(publicUrl).host,
        receivedAt: confirmedAt.toISOString(),
        answeredAt: opened.now().toISOString(),
        privacyUrl: `${publicUrl}/privacy`,
        people: [],
        held: 0,
      };
      await inScope(opened.database.app, { desk: 'requests' }, async (db) => {
        await sendMail(db, opened, { template: 'request-answer', to: { address }, language, data });
        await forgetRequest(db, id);
      });
      return 'The answer is in the outbox, and the request is forgotten.';
    },
  },
});
