// One link per account is the primary key; one account per LinkedIn identity is the UNIQUE below. A unique constraint
// looks past row-level security, so the database decides between accounts without either seeing the other's row.
// The directory holds keyed hashes only.
export const linkedinLink = `
CREATE TABLE linkedin_link (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  user_id text NOT NULL,
  identity_keys text[] NOT NULL,
  name jsonb,
  source text NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id)
);
ALTER TABLE linkedin_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE linkedin_link FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON linkedin_link USING (account_id = current_account());

CREATE TABLE linkedin_identity (
  account_id uuid NOT NULL,
  key_hash text NOT NULL,
  PRIMARY KEY (account_id, key_hash),
  CONSTRAINT linkedin_identity_taken UNIQUE (key_hash),
  FOREIGN KEY (account_id) REFERENCES linkedin_link ON DELETE CASCADE
);
ALTER TABLE linkedin_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE linkedin_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON linkedin_identity USING (account_id = current_account());
`;
