// Long: every class of data that is kept, each with its rule.
import type { ClientBase } from 'pg';

export interface RetentionRule {
  readonly holds: string;
  /** When the clock starts, in words. */
  readonly startsAt: string;
  /** By the calendar, in UTC. Absent: it has no end of its own, and `whatHappens` says why. */
  readonly length?: string;
  readonly whatHappens: string;
}

/**
 * How long each class of data is kept, and what happens then. These are promises (docs/privacy.md): they change with the
 * notice, not by an operator's setting. The database holds a copy that the retention job reads.
 */
export const retentionRules = {
  'captured-people': {
    holds: 'people that were captured, and where from',
    startsAt: 'the first capture; nothing renews it',
    length: '3 years',
    whatHappens: 'erased, and journalled',
  },
  account: {
    holds: 'who uses the account, and how they sign in',
    startsAt: 'the closing of the account',
    length: '6 months',
    whatHappens: 'erased at the latest, and journalled',
  },
  'support-conversations': {
    holds: 'what was written to support',
    startsAt: 'the erasure of the account',
    length: '6 months',
    whatHappens: 'deleted at the latest: they go with the account',
  },
  'audience-measurement': {
    holds: 'which screens were used, where that was agreed to',
    startsAt: 'each event',
    length: '13 months',
    whatHappens: 'deleted',
  },
  'stored-answers': {
    holds: 'answers kept so that a request is done once',
    startsAt: 'seven days after the request',
    length: '0',
    whatHappens: 'deleted',
  },
  'sign-in': {
    holds: 'sessions, tokens and links that prove an address',
    startsAt: 'their expiry',
    length: '0',
    whatHappens: 'deleted',
  },
  visits: {
    holds: 'by whose link somebody came',
    startsAt: 'its expiry',
    length: '0',
    whatHappens: 'deleted',
  },
  intake: {
    holds: 'how many people came in on a day',
    startsAt: 'that day',
    length: '31 days',
    whatHappens: 'deleted',
  },
  requests: {
    holds: 'what captured people asked for; with the answer, name and address go',
    startsAt: 'the answer',
    length: '1 year',
    whatHappens: 'deleted: until then it shows that the request was answered',
  },
  'unanswered-requests': {
    holds: 'what captured people asked for and nobody answered, with name and address',
    startsAt: 'the receipt of the request',
    length: '3 years',
    whatHappens: 'deleted: by then nothing can come of it any more',
  },
  letters: {
    holds: 'that a letter was sent; its address and text go at once',
    startsAt: 'its sending',
    length: '3 months',
    whatHappens: 'deleted',
  },
  jobs: {
    holds: 'work that is done without a request',
    startsAt: 'its end',
    length: '14 days',
    whatHappens: 'deleted',
  },
  consents: {
    holds: 'what was agreed to, and what was shown',
    startsAt: 'the erasure of the account',
    length: '0',
    whatHappens: 'deleted with the account: a consent is proof as long as there is something to prove',
  },
  billing: {
    holds: 'what was paid, after an erasure under a random number',
    startsAt: 'the payment, once the account is erased',
    length: '10 years',
    whatHappens: 'deleted: the law asks for it until then',
  },
  books: {
    holds: 'free months, after an erasure under a random number',
    startsAt: 'each entry',
    whatHappens: 'kept: numbers that must add up, and no person in them',
  },
  audit: {
    holds: 'who did what, when and from where, without a personal value',
    startsAt: 'each event',
    length: '3 years',
    whatHappens: 'deleted from the beginning; the chain goes on from there',
  },
  reports: {
    holds: 'what retention did',
    startsAt: 'each run',
    length: '3 years',
    whatHappens: 'deleted',
  },
  promises: {
    holds: 'keyed hashes and random ids: who must not be captured, what was erased, who was linked before',
    startsAt: 'each entry',
    whatHappens: 'kept: without them an erasure could be undone by a capture or a restore',
  },
  backups: {
    holds: 'copies of the database',
    startsAt: 'the backup',
    length: '9 months',
    whatHappens: 'deleted',
  },
  system: {
    holds: 'the program’s own data',
    startsAt: 'its making',
    whatHappens: 'kept: no person is in it',
  },
} as const satisfies Record<string, RetentionRule>;

export type RetentionClass = keyof typeof retentionRules;

/** Writes the rules down where the job reads them. As the owner, at every start. */
export async function rememberRules(owner: ClientBase): Promise<void> {
  const rows = Object.entries<RetentionRule>(retentionRules).map(([name, rule]) => ({
    class: name,
    holds: rule.holds,
    starts_at: rule.startsAt,
    length: rule.length ?? null,
    what_happens: rule.whatHappens,
  }));
  await owner.query(
    `INSERT INTO retention_rule (class, holds, starts_at, length, what_happens)
     SELECT * FROM jsonb_to_recordset($1) AS r(class text, holds text, starts_at text, length interval, what_happens text)
     ON CONFLICT (class) DO UPDATE SET holds = excluded.holds, starts_at = excluded.starts_at, length = excluded.length,
       what_happens = excluded.what_happens`,
    [JSON.stringify(rows)],
  );
}
