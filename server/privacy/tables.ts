// Long: a list with one line per table of the database.
import type { ClientBase } from 'pg';
import type { RetentionClass } from './rules.ts';

/**
 * How long each table is kept (server/privacy/rules.ts), and what becomes of an account's rows when the account is erased.
 * A table that is not listed is deleted with its account; a test reads the catalog and fails for it, so that somebody decides.
 */
export interface TableClass {
  readonly class: RetentionClass;
  readonly onAccountErasure: 'delete' | 'keep';
}

const goes = (name: RetentionClass): TableClass => ({ class: name, onAccountErasure: 'delete' });
const stays = (name: RetentionClass): TableClass => ({ class: name, onAccountErasure: 'keep' });

export const tableClasses: Readonly<Record<string, TableClass>> = {
  'public.account': stays('account'), // its name goes; its random id is the pseudonym of the books
  'public.membership': goes('account'),
  'public.api_key': goes('account'),
  'public.linkedin_link': goes('account'),
  'public.linkedin_identity': goes('account'),
  'public.linkedin_verification': goes('account'),
  'public.linkedin_attempt': goes('sign-in'),
  'public.sponsor_code': goes('account'),
  'public.sponsor_setting': goes('account'),
  'public.mail': goes('letters'),
  'public.lead': goes('captured-people'),
  'public.lead_key': goes('captured-people'),
  'public.lead_capture': goes('captured-people'),
  'public.lead_merge': goes('captured-people'),
  'public.list': goes('account'),
  'public.list_lead': goes('captured-people'),
  'public.daily_intake': goes('intake'),
  'public.idempotency': goes('stored-answers'),
  'public.invitation_visit': stays('visits'),
  'public.consent_event': goes('consents'),
  'public.notice': stays('system'),
  'public.billing_event': stays('billing'),
  'public.invoice': stays('billing'),
  'public.subscription': stays('billing'),
  'public.sponsorship': stays('books'),
  'public.entry': stays('books'),
  'public.posting': stays('books'),
  'public.used_month': stays('books'),
  'public.audit_event': stays('audit'),
  'public.chain_head': stays('audit'),
  'public.suppression': stays('promises'),
  'public.identity_tombstone': stays('promises'),
  'public.erasure': stays('promises'),
  'public.data_class': stays('system'),
  'public.retention_rule': stays('system'),
  'public.retention_report': stays('reports'),
  'public.schema_migration': stays('system'),
  'public.account_status': goes('account'),
  'public.data_request': stays('requests'), // no account's: its link runs out, it is handed out, or the operator answers it
  'public.data_request_case': goes('requests'),
  'public.person_told': goes('captured-people'),
  'public.linkedin_unlink': goes('account'),
  'public.support_thread': goes('support-conversations'),
  'public.support_message': goes('support-conversations'),
  'public.audience_number': goes('account'),
  'public.audience_visit': goes('audience-measurement'),
  // Sign-in: everything hangs on "user", and goes with it.
  'auth.user': goes('account'),
  'auth.session': goes('sign-in'),
  'auth.account': goes('account'),
  'auth.verification': goes('sign-in'),
  'auth.oauthClient': stays('system'),
  'auth.oauthResource': stays('system'),
  'auth.oauthClientResource': stays('system'),
  'auth.oauthRefreshToken': goes('sign-in'),
  'auth.oauthAccessToken': goes('sign-in'),
  'auth.oauthConsent': goes('account'),
  'auth.oauthClientAssertion': goes('sign-in'),
};

/** Writes the classes down where erase_account_rows() reads them. As the owner, at every start. */
export async function rememberTableClasses(owner: ClientBase): Promise<void> {
  const rows = Object.entries(tableClasses).map(([name, { class: kind, onAccountErasure }]) => ({
    table_name: name,
    class: kind,
    on_account_erasure: onAccountErasure,
  }));
  await owner.query(
    `INSERT INTO data_class SELECT * FROM jsonb_to_recordset($1) AS r(table_name text, class text, on_account_erasure text)
     ON CONFLICT (table_name) DO UPDATE SET class = excluded.class, on_account_erasure = excluded.on_account_erasure`,
    [JSON.stringify(rows)],
  );
}
