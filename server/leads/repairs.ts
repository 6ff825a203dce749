import type { ClientBase } from 'pg';
import { recordAudit } from '../audit/audit.ts';
import { repairsRecordedSchema, repairsSchema } from '../contract/repairs.ts';
import { answer } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { refuseUnlessAllowed } from './may-push.ts';
import { takeTurn } from './store.ts';

export const recordRepairs = defineOperation({
  id: 'recordRepairs',
  method: 'POST',
  path: '/v1/leads/repairs',
  tag: 'Leads',
  summary: 'Write down what was done about refused leads',
  description: "Each line becomes one event of the account's audit trail. Sent again, a line is recorded once.",
  body: repairsSchema,
  answers: { 200: { description: 'They are in the audit trail', schema: repairsRecordedSchema } },
  refusals: ['consent-missing', 'link-revoked'],
  async handle(call) {
    const { db, caller, body } = call;
    const refusal = await refuseUnlessAllowed(call);
    if (refusal) return refusal;
    await takeTurn(db, caller.accountId); // the same lines twice at once: the second finds those of the first
    const lines = new Map(body.repairs.map((line) => [line.id.toLowerCase(), line]));
    for (const id of await findRecorded(db, caller.accountId, [...lines.keys()])) lines.delete(id);
    for (const [id, { action, code, leads, at, fields = [] }] of lines) {
      const edited = [...new Set(fields)].join(' ');
      const detail = { code, leads, doneAt: Date.parse(at), ...(edited && { fields: edited }) };
      await recordAudit(call, `refused-leads.${action}`, null, detail, id);
    }
    return answer({ recorded: lines.size });
  },
});

/** Which of these events the account's trail holds. */
async function findRecorded(db: ClientBase, accountId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM audit_event WHERE account_id = $1 AND id = ANY($2::uuid[])',
    [accountId, ids],
  );
  return rows.map(({ id }) => id);
}
