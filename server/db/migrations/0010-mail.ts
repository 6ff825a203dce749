// The outbox of letters. What was sent, dropped or refused keeps neither address nor text. A letter that is no account's
// (a captured person's) stands under the account of zeros; `once_key` makes a reminder one, however many ask for it.
export const mail = `
CREATE TABLE mail (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id text,
  address text,
  template text NOT NULL,
  language text,
  data jsonb NOT NULL,
  once_key text,
  created_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL,
  until timestamptz,
  attempts int NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dropped', 'refused')),
  settled_at timestamptz,
  note text,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, once_key)
);
CREATE INDEX mail_due ON mail (next_at) WHERE state = 'waiting';
ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON mail USING (account_id = current_account());
CREATE POLICY desk ON mail USING (at_desk());
`;
