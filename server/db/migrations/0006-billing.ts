// What was paid, per account. An event is kept once (its provider's id) and never changed: invoices and subscriptions are
// read off the events, so that their order does not matter. `app.desk` is set by work that is no single account's
// (server/db/desk.ts): webhooks, jobs, operators, and the two sides of a sponsorship.
export const billing = `
CREATE FUNCTION at_desk() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT coalesce(current_setting('app.desk', true), '') <> '' $$;

CREATE POLICY desk ON account FOR SELECT USING (at_desk());
CREATE POLICY desk ON membership FOR SELECT USING (at_desk());
CREATE POLICY desk ON audit_event FOR INSERT WITH CHECK (at_desk());
CREATE POLICY desk ON linkedin_identity FOR SELECT USING (at_desk());

CREATE TABLE billing_event (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('paid', 'refunded', 'disputed', 'charge', 'subscription')),
  about_account uuid REFERENCES account,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  refs text[] NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX billing_event_refs ON billing_event USING gin (refs);
ALTER TABLE billing_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_event FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON billing_event USING (at_desk());
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON billing_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE invoice (
  account_id uuid NOT NULL REFERENCES account,
  id text NOT NULL,
  amount int NOT NULL CHECK (amount >= 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  months int NOT NULL CHECK (months >= 0),
  paid_at timestamptz NOT NULL,
  refunded_at timestamptz,
  disputed_at timestamptz,
  card_hash text,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX invoice_card ON invoice (card_hash);
ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON invoice FOR SELECT USING (account_id = current_account());
CREATE POLICY desk ON invoice USING (at_desk());

CREATE TABLE subscription (
  account_id uuid NOT NULL REFERENCES account,
  status text NOT NULL CHECK (status IN ('active', 'due', 'cancelled')),
  paid_until timestamptz,
  customer text,
  subscription text,
  cancelled_at timestamptz,
  PRIMARY KEY (account_id)
);
CREATE INDEX subscription_renewals ON subscription (paid_until) WHERE status <> 'cancelled';
ALTER TABLE subscription ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscription FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON subscription FOR SELECT USING (account_id = current_account());
CREATE POLICY desk ON subscription USING (at_desk());
`;
