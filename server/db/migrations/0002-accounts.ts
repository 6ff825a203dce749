// Every table of an account has account_id first in its primary key and forced row-level security.
// `app.account_id`, `app.user_id` and `app.api_key_hash` are set for one transaction by server/db/tenant.ts.
export const accounts = `
CREATE FUNCTION current_account() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.account_id', true), '')::uuid $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;

CREATE TABLE account (
  account_id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON account USING (account_id = current_account());

CREATE TABLE membership (
  account_id uuid NOT NULL REFERENCES account,
  user_id text NOT NULL UNIQUE REFERENCES auth."user" ("id"),
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, user_id)
);
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON membership USING (account_id = current_account());
CREATE POLICY own_membership ON membership FOR SELECT
  USING (user_id = nullif(current_setting('app.user_id', true), ''));

CREATE TABLE api_key (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  user_id text NOT NULL REFERENCES auth."user" ("id"),
  label text NOT NULL,
  prefix text NOT NULL,
  key_hash text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  PRIMARY KEY (account_id, id)
);
ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON api_key USING (account_id = current_account());
CREATE POLICY presented_key ON api_key FOR SELECT
  USING (key_hash = nullif(current_setting('app.api_key_hash', true), ''));

CREATE TABLE audit_event (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  user_id text,
  via text NOT NULL CHECK (via IN ('session', 'token', 'api-key', 'operator')),
  action text NOT NULL,
  subject_id uuid,
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (account_id, id)
);
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON audit_event USING (account_id = current_account());
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE idempotency (
  account_id uuid NOT NULL REFERENCES account,
  method text NOT NULL,
  path text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  status int,
  body jsonb,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, method, path, key)
);
CREATE INDEX idempotency_expiry ON idempotency (account_id, expires_at);
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON idempotency USING (account_id = current_account());
`;
