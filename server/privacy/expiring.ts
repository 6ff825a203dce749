import type { RetentionClass } from './rules.ts';

/** Rows that are deleted when their time is over. */
export interface Expiring {
  readonly class: RetentionClass;
  readonly table: string;
  /** The instant at which a row's clock starts, as SQL over the row (`t`). */
  readonly starts: string;
  /** Whose rows they are: seen in an account's transaction, or at the desk. */
  readonly scope: 'account' | 'desk';
}

export const expiring: readonly Expiring[] = [
  { class: 'stored-answers', table: 'idempotency', starts: 't.expires_at', scope: 'account' },
  { class: 'intake', table: 'daily_intake', starts: "t.day::timestamp AT TIME ZONE 'UTC'", scope: 'account' },
  { class: 'requests', table: 'data_request_case', starts: 't.settled_at', scope: 'account' },
  {
    ...{ class: 'unanswered-requests', table: 'data_request_case', scope: 'account' },
    starts: 'CASE WHEN t.settled_at IS NULL THEN t.received_at END',
  },
  {
    class: 'sign-in',
    table: 'data_request',
    starts: 'CASE WHEN t.confirmed_at IS NULL THEN t.link_until END',
    scope: 'desk',
  },
  // Confirmed, and no account holds the person: the operator has a month to answer, and the answer takes it away.
  { class: 'requests', table: 'data_request', starts: 't.confirmed_at', scope: 'desk' },
  { class: 'audience-measurement', table: 'audience_visit', starts: 't.at', scope: 'account' },
  {
    class: 'audience-measurement', // the number goes with the last page that was measured under it
    table: 'audience_number',
    starts: `(SELECT coalesce(max(v.at), '-infinity'::timestamptz)
      FROM audience_visit v WHERE v.account_id = t.account_id AND v.number = t.number)`,
    scope: 'account',
  },
  { class: 'sign-in', table: 'linkedin_attempt', starts: 't.until', scope: 'account' },
  { class: 'letters', table: 'mail', starts: 't.settled_at', scope: 'desk' },
  { class: 'visits', table: 'invitation_visit', starts: 't.expires_at', scope: 'desk' },
  { class: 'sign-in', table: 'auth.session', starts: 't."expiresAt"', scope: 'desk' },
  { class: 'sign-in', table: 'auth.verification', starts: 't."expiresAt"', scope: 'desk' },
  { class: 'sign-in', table: 'auth."oauthAccessToken"', starts: 't."expiresAt"', scope: 'desk' },
  { class: 'sign-in', table: 'auth."oauthRefreshToken"', starts: 't."expiresAt"', scope: 'desk' },
  { class: 'sign-in', table: 'auth."oauthClientAssertion"', starts: 't."expiresAt"', scope: 'desk' },
  { class: 'jobs', table: 'pgboss.job', starts: 't.completed_on', scope: 'desk' },
  { class: 'reports', table: 'retention_report', starts: 't.at', scope: 'desk' },
];
