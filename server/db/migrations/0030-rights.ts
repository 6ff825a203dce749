// What people may ask for. A captured person's request is the desk's until its link was opened; then each account that holds
// the person gets a case of its own, and a case that is answered keeps neither name nor address. `requests` is the one
// desk that may ask which accounts hold a key.
const own = (table: string) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON ${table} USING (account_id = current_account());
`;

export const rights = `
CREATE TABLE account_status (
  account_id uuid PRIMARY KEY REFERENCES account,
  deactivated_at timestamptz NOT NULL,
  delete_after timestamptz
);
CREATE INDEX account_status_deletion ON account_status (delete_after) WHERE delete_after IS NOT NULL;
${own('account_status')}
CREATE POLICY desk ON account_status FOR SELECT USING (at_desk());

CREATE TABLE data_request (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('access', 'correction', 'erasure', 'objection')),
  identity_key text NOT NULL,
  name text,
  address text NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'fr')),
  message text,
  asked_at timestamptz NOT NULL,
  link_until timestamptz NOT NULL,
  confirmed_at timestamptz,
  handed_at timestamptz
);
ALTER TABLE data_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_request FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON data_request USING (at_desk());
CREATE POLICY requests_desk ON lead_key FOR SELECT USING (current_setting('app.desk', true) = 'requests');

CREATE TABLE data_request_case (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('access', 'correction', 'erasure', 'objection')),
  came_by text NOT NULL CHECK (came_by IN ('page', 'account')),
  identity_keys text[] NOT NULL,
  name text,
  address text,
  language text NOT NULL CHECK (language IN ('en', 'fr')),
  message text,
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'refused')),
  settled_at timestamptz,
  user_id text,
  PRIMARY KEY (account_id, id)
);
${own('data_request_case')}
CREATE POLICY desk ON data_request_case FOR INSERT WITH CHECK (current_setting('app.desk', true) = 'requests');

CREATE TABLE person_told (
  account_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  told_at timestamptz NOT NULL,
  how text NOT NULL CHECK (how IN ('mail', 'linkedin', 'phone', 'other')),
  user_id text NOT NULL,
  PRIMARY KEY (account_id, lead_id),
  FOREIGN KEY (account_id, lead_id) REFERENCES lead ON DELETE CASCADE
);
${own('person_told')}

CREATE TABLE linkedin_unlink (
  account_id uuid PRIMARY KEY REFERENCES account,
  unlinked_at timestamptz NOT NULL,
  key_hashes text[] NOT NULL,
  revoked boolean NOT NULL
);
${own('linkedin_unlink')}
`;
