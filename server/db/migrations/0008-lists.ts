// Named sets of leads. A lead that goes leaves its lists; one that is merged takes its lists along (server/leads/merge.ts).
export const lists = `
CREATE TABLE list (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  name text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, name)
);
ALTER TABLE list ENABLE ROW LEVEL SECURITY;
ALTER TABLE list FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON list USING (account_id = current_account());

CREATE TABLE list_lead (
  account_id uuid NOT NULL,
  list_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, list_id, lead_id),
  FOREIGN KEY (account_id, list_id) REFERENCES list ON DELETE CASCADE,
  FOREIGN KEY (account_id, lead_id) REFERENCES lead ON DELETE CASCADE
);
CREATE INDEX list_lead_lead ON list_lead (account_id, lead_id);
ALTER TABLE list_lead ENABLE ROW LEVEL SECURITY;
ALTER TABLE list_lead FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON list_lead USING (account_id = current_account());

CREATE INDEX lead_updated ON lead (account_id, updated_at);
`;
