// That the person behind an account has signed in at LinkedIn: when, and a keyed hash of who LinkedIn says it is. One such
// identity per account is the primary key, one account per identity the UNIQUE; both go with the link. An attempt holds what
// the answer is checked against, until it comes or its time is over.
const own = (table: string) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON ${table} USING (account_id = current_account());
`;

export const linkedinVerification = `
CREATE TABLE linkedin_verification (
  account_id uuid PRIMARY KEY REFERENCES linkedin_link ON DELETE CASCADE,
  sub_hash text NOT NULL,
  verified_at timestamptz NOT NULL,
  CONSTRAINT linkedin_sub_taken UNIQUE (sub_hash)
);
${own('linkedin_verification')}
CREATE TABLE linkedin_attempt (
  account_id uuid PRIMARY KEY REFERENCES linkedin_link ON DELETE CASCADE,
  user_id text NOT NULL,
  link_id uuid NOT NULL,
  state_hash text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  until timestamptz NOT NULL
);
${own('linkedin_attempt')}
`;
