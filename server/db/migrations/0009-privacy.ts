// Long: the journal of erasures, the chains, and the one way out of what is append-only belong together.
// A chained table is sealed by the database itself, row by row, whoever writes: sha256 over the hash before it and the row
// as JSON without its seal (nulls left out, so that a column added later changes no old seal). The head of each chain
// stands apart, so that a missing tail is seen too. Rows of consent_event leave only with their account, by
// erase_account_rows(), which asks for the journal's entry first; what it keeps is data_class, which only the owner writes.
const zeros = '0'.repeat(64);

export const privacy = `
ALTER TABLE account ADD COLUMN closed_at timestamptz, ADD COLUMN erased_at timestamptz;

CREATE TABLE data_class (
  table_name text PRIMARY KEY,
  class text NOT NULL,
  on_account_erasure text NOT NULL CHECK (on_account_erasure IN ('delete', 'keep'))
);
ALTER TABLE data_class ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_class FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON data_class USING (true);

CREATE TABLE chain_head (
  account_id uuid NOT NULL REFERENCES account,
  chain text NOT NULL CHECK (chain IN ('audit_event', 'erasure')),
  seq bigint NOT NULL,
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  from_seq bigint NOT NULL DEFAULT 1,
  from_hash text NOT NULL DEFAULT '${zeros}' CHECK (from_hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (account_id, chain)
);
ALTER TABLE chain_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE chain_head FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON chain_head FOR SELECT USING (account_id = current_account());
CREATE POLICY desk ON chain_head USING (at_desk());

CREATE FUNCTION seal_of(previous text, sealed jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(previous ||
    jsonb_strip_nulls(sealed - ARRAY['seq', 'previous_hash', 'hash'])::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION seal_row() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public SET app.desk = 'chain' SET timezone = 'UTC' AS $$
BEGIN
  INSERT INTO chain_head AS h (account_id, chain, seq, hash) VALUES (NEW.account_id, TG_TABLE_NAME, 0, '${zeros}')
    ON CONFLICT (account_id, chain) DO NOTHING;
  SELECT h.seq + 1, h.hash INTO NEW.seq, NEW.previous_hash FROM chain_head h
    WHERE h.account_id = NEW.account_id AND h.chain = TG_TABLE_NAME FOR UPDATE;
  NEW.hash := seal_of(NEW.previous_hash, to_jsonb(NEW));
  UPDATE chain_head h SET seq = NEW.seq, hash = NEW.hash WHERE h.account_id = NEW.account_id AND h.chain = TG_TABLE_NAME;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = nullif(current_setting('app.erasing', true), '') AND
      TG_TABLE_NAME IN ('consent_event', 'audit_event') AND
      current_user = (SELECT tableowner FROM pg_tables WHERE schemaname = TG_TABLE_SCHEMA AND tablename = TG_TABLE_NAME) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TABLE erasure (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  subject text NOT NULL CHECK (subject IN ('lead', 'keys', 'account')),
  subject_ids text[] NOT NULL CHECK (array_to_string(subject_ids, '') ~ '^[0-9a-f-]*$'),
  key_hashes text[] NOT NULL CHECK (array_to_string(key_hashes, '') ~ '^[0-9a-f]*$'),
  reason text NOT NULL CHECK (reason IN ('request', 'objection', 'deleted', 'retention', 'account-closed')),
  suppress boolean NOT NULL,
  counts jsonb NOT NULL DEFAULT '{}',
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, seq)
);
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON erasure USING (account_id = current_account());
CREATE POLICY desk ON erasure FOR SELECT USING (at_desk());
CREATE TRIGGER sealed BEFORE INSERT ON erasure FOR EACH ROW EXECUTE FUNCTION seal_row();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION erase_account_rows(erased uuid) RETURNS jsonb LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public SET app.desk = 'erasure' SET app.erasing = 'consent_event' AS $$
DECLARE
  counts jsonb := '{}';
  name text;
  gone bigint;
  left_over boolean;
BEGIN
  IF erased IS DISTINCT FROM current_account() OR
      NOT EXISTS (SELECT 1 FROM erasure WHERE account_id = erased AND subject = 'account') THEN
    RAISE EXCEPTION 'the journal does not say that this account is erased' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM data_class WHERE table_name = 'public.entry' AND on_account_erasure = 'keep') THEN
    RAISE EXCEPTION 'the classes of data are not written down yet';
  END IF;
  FOR round IN 1..20 LOOP
    left_over := false;
    FOR name IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT 1 FROM data_class d
          WHERE d.table_name = 'public.' || c.relname AND d.on_account_erasure = 'keep') ORDER BY c.relname LOOP
      BEGIN
        EXECUTE format('DELETE FROM public.%I WHERE account_id = $1', name) USING erased;
        GET DIAGNOSTICS gone = ROW_COUNT;
        IF gone > 0 THEN counts := counts || jsonb_build_object(name, gone + coalesce((counts ->> name)::bigint, 0)); END IF;
      EXCEPTION WHEN foreign_key_violation THEN left_over := true; -- its referrers come first, in the next round
      END;
    END LOOP;
    IF NOT left_over THEN RETURN counts; END IF;
  END LOOP;
  RAISE EXCEPTION 'tables refer to each other so that account % cannot be erased', erased;
END $$;

ALTER TABLE audit_event ADD COLUMN seq bigint, ADD COLUMN previous_hash text, ADD COLUMN hash text;
ALTER TABLE audit_event DISABLE TRIGGER append_only, NO FORCE ROW LEVEL SECURITY;
UPDATE audit_event SET user_id = NULL WHERE user_id !~ '^[0-9a-f-]{36}$';
DO $$
DECLARE
  old audit_event%ROWTYPE;
  place bigint;
  last text;
BEGIN
  SET LOCAL timezone = 'UTC';
  SET LOCAL app.desk = 'chain';
  FOR old IN SELECT * FROM audit_event ORDER BY account_id, at, id LOOP
    SELECT seq, hash INTO place, last FROM chain_head WHERE account_id = old.account_id AND chain = 'audit_event';
    last := coalesce(last, '${zeros}');
    old.seq := coalesce(place, 0) + 1;
    old.previous_hash := last;
    old.hash := seal_of(last, to_jsonb(old));
    UPDATE audit_event SET seq = old.seq, previous_hash = last, hash = old.hash WHERE account_id = old.account_id AND id = old.id;
    INSERT INTO chain_head AS h (account_id, chain, seq, hash) VALUES (old.account_id, 'audit_event', old.seq, old.hash)
      ON CONFLICT (account_id, chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;
  END LOOP;
END $$;
ALTER TABLE audit_event ENABLE TRIGGER append_only, FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_event ALTER COLUMN seq SET NOT NULL, ALTER COLUMN previous_hash SET NOT NULL, ALTER COLUMN hash SET NOT NULL,
  ADD UNIQUE (account_id, seq);
CREATE TRIGGER sealed BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION seal_row();

CREATE FUNCTION says_no_person(detail jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_typeof(detail) = 'object' AND NOT EXISTS (SELECT 1 FROM jsonb_each(detail) d
    WHERE d.key !~ '^[a-z][a-zA-Z-]{0,39}$' OR jsonb_typeof(d.value) IN ('object', 'array')
      OR (jsonb_typeof(d.value) = 'string' AND d.key <> 'by' AND (d.value #>> '{}') !~ '^([a-z][a-zA-Z-]*( |$))*$'))
$$;
ALTER TABLE audit_event DROP CONSTRAINT audit_event_via_check,
  ADD CONSTRAINT audit_event_via_check CHECK (via IN ('session', 'token', 'api-key', 'operator', 'job', 'letter', 'visitor')),
  ADD CONSTRAINT audit_event_action_check CHECK (action ~ '^[a-z]+(-[a-z]+)*[.][a-z]+(-[a-z]+)*$'),
  ADD CONSTRAINT audit_event_user_check CHECK (user_id ~ '^[0-9a-f-]{36}$'),
  ADD CONSTRAINT audit_event_detail_check CHECK (says_no_person(detail)) NOT VALID;

ALTER TABLE suppression ADD CONSTRAINT suppression_is_a_hash CHECK (key_hash ~ '^[0-9a-f]{64}$') NOT VALID;
`;
