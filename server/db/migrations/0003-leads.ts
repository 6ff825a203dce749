// A lead's facts are one jsonb of fields and one of provenance (field -> {by, at, ref|user}), so that the merge rule
// is written once for every field. No GIN index on the search column: @@ is not leakproof, so under row-level security
// PostgreSQL must not use it before the account's own rows are picked out.
export const leads = `
CREATE FUNCTION search_words(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(
    regexp_replace(normalize(lower($1), NFKD), '[\\u0300-\\u036f]', '', 'g'),
    '/\\.@-_,;:|()[]{}&+''"!?<>=~*#%', '                               ')
$$;

CREATE TABLE lead (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'company')),
  owner_id text NOT NULL,
  fields jsonb NOT NULL,
  provenance jsonb NOT NULL,
  first_captured_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  search tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, search_words(
    coalesce(fields -> 'name' ->> 'shown', '') || ' ' || coalesce(fields -> 'name' ->> 'given', '') || ' ' ||
    coalesce(fields -> 'name' ->> 'family', '') || ' ' || coalesce(fields -> 'name' ->> 'nickname', '') || ' ' ||
    coalesce(fields ->> 'headline', '') || ' ' || coalesce(fields ->> 'position', '') || ' ' ||
    coalesce(fields ->> 'company', '') || ' ' || coalesce(fields ->> 'industry', '') || ' ' ||
    coalesce(fields ->> 'location', '')))) STORED,
  PRIMARY KEY (account_id, id)
);
ALTER TABLE lead ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON lead USING (account_id = current_account());

CREATE TABLE lead_key (
  account_id uuid NOT NULL,
  key text NOT NULL,
  lead_id uuid NOT NULL,
  PRIMARY KEY (account_id, key),
  FOREIGN KEY (account_id, lead_id) REFERENCES lead ON DELETE CASCADE
);
CREATE INDEX lead_key_lead ON lead_key (account_id, lead_id);
ALTER TABLE lead_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON lead_key USING (account_id = current_account());

CREATE TABLE lead_capture (
  account_id uuid NOT NULL,
  client_ref uuid NOT NULL,
  lead_id uuid NOT NULL,
  user_id text NOT NULL,
  captured_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  source jsonb NOT NULL,
  degree int,
  legal_basis text NOT NULL,
  PRIMARY KEY (account_id, client_ref),
  FOREIGN KEY (account_id, lead_id) REFERENCES lead ON DELETE CASCADE
);
CREATE INDEX lead_capture_lead ON lead_capture (account_id, lead_id, captured_at DESC);
ALTER TABLE lead_capture ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead_capture FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON lead_capture USING (account_id = current_account());

CREATE TABLE lead_merge (
  account_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, merged_id),
  FOREIGN KEY (account_id, lead_id) REFERENCES lead ON DELETE CASCADE
);
CREATE INDEX lead_merge_lead ON lead_merge (account_id, lead_id);
ALTER TABLE lead_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead_merge FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON lead_merge USING (account_id = current_account());

CREATE TABLE daily_intake (
  account_id uuid NOT NULL REFERENCES account,
  day date NOT NULL,
  people int NOT NULL,
  PRIMARY KEY (account_id, day)
);
ALTER TABLE daily_intake ENABLE ROW LEVEL SECURITY;
ALTER TABLE daily_intake FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON daily_intake USING (account_id = current_account());

CREATE TABLE suppression (
  account_id uuid NOT NULL REFERENCES account,
  key_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, key_hash)
);
ALTER TABLE suppression ENABLE ROW LEVEL SECURITY;
ALTER TABLE suppression FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON suppression USING (account_id = current_account());
`;
