// Append-only three times over: no right to change (server/db/rights.ts), a trigger, and a hash chain per person.
export const consents = `
CREATE TABLE notice (
  id text NOT NULL,
  language text NOT NULL,
  sha256 text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (id, language, sha256)
);

CREATE TABLE consent_event (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  user_id text NOT NULL REFERENCES auth."user" ("id"),
  seq int NOT NULL,
  client_ref uuid NOT NULL,
  purpose text NOT NULL,
  state text NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn')),
  notice_id text NOT NULL,
  notice_hash text NOT NULL,
  language text NOT NULL,
  chosen_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  record jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, user_id, seq),
  UNIQUE (account_id, client_ref)
);
ALTER TABLE consent_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_event FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON consent_event USING (account_id = current_account());
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE VIEW consent_current WITH (security_invoker = true) AS
  SELECT DISTINCT ON (account_id, user_id, purpose) account_id, user_id, purpose, state, seq
  FROM consent_event ORDER BY account_id, user_id, purpose, seq DESC;
`;
