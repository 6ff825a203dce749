// What people write to whoever runs the service, and which pages of the console they open where they allowed that to be
// measured: under a number of its own, which is made with the first page that is measured and goes with the last.
const own = (table: string) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON ${table} USING (account_id = current_account());
`;

export const support = `
CREATE TABLE support_thread (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  user_id text NOT NULL,
  subject text NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id)
);
${own('support_thread')}
CREATE POLICY desk ON support_thread USING (at_desk());

CREATE TABLE support_message (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  thread_id uuid NOT NULL,
  by_operator boolean NOT NULL,
  body text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, thread_id) REFERENCES support_thread ON DELETE CASCADE
);
CREATE INDEX support_message_thread ON support_message (account_id, thread_id, id);
${own('support_message')}
CREATE POLICY desk ON support_message USING (at_desk());

CREATE TABLE audience_number (
  account_id uuid NOT NULL REFERENCES account,
  user_id text NOT NULL,
  number uuid NOT NULL,
  PRIMARY KEY (account_id, user_id),
  UNIQUE (account_id, number)
);
${own('audience_number')}

CREATE TABLE audience_visit (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  number uuid NOT NULL,
  page text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, number) REFERENCES audience_number (account_id, number) ON DELETE CASCADE
);
${own('audience_visit')}
CREATE POLICY desk ON audience_visit FOR SELECT USING (at_desk());
`;
