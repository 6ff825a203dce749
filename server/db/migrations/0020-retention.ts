// How long everything is kept, as data, and what the rules need: time counted by the calendar in UTC whatever the session's
// time zone, a first capture that can only move back, and the two append-only tables that are pruned at their beginning:
// by the database's own clock, so that nobody who may call for it can make time pass.
export const retention = `
CREATE FUNCTION ends_at(starts timestamptz, length interval) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS
  $$ SELECT ((starts AT TIME ZONE 'UTC') + length) AT TIME ZONE 'UTC' $$;

CREATE TABLE retention_rule (
  class text PRIMARY KEY,
  holds text NOT NULL,
  starts_at text NOT NULL,
  length interval,
  what_happens text NOT NULL
);
ALTER TABLE retention_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON retention_rule USING (true);

CREATE TABLE retention_report (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  lines jsonb NOT NULL
);
CREATE INDEX retention_report_at ON retention_report (at);
ALTER TABLE retention_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_report FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON retention_report USING (at_desk());

CREATE INDEX lead_first_captured ON lead (account_id, first_captured_at);

CREATE FUNCTION refuse_renewal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a first capture is never moved forward' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER clock_is_never_renewed BEFORE UPDATE OF first_captured_at ON lead FOR EACH ROW
  WHEN (NEW.first_captured_at > OLD.first_captured_at) EXECUTE FUNCTION refuse_renewal();

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = nullif(current_setting('app.erasing', true), '') AND
      TG_TABLE_NAME IN ('consent_event', 'audit_event', 'billing_event') AND
      current_user = (SELECT tableowner FROM pg_tables WHERE schemaname = TG_TABLE_SCHEMA AND tablename = TG_TABLE_NAME) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION prune_audit(pruned uuid, clock timestamptz) RETURNS bigint LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public SET app.desk = 'chain' SET app.erasing = 'audit_event' AS $$
DECLARE
  last audit_event%ROWTYPE;
  first_kept bigint;
  gone bigint;
  kept interval := (SELECT length FROM retention_rule WHERE class = 'audit');
BEGIN
  IF pruned IS DISTINCT FROM current_account() OR kept IS NULL OR kept < interval '1 year' THEN
    RAISE EXCEPTION 'the audit is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM 1 FROM chain_head WHERE account_id = pruned AND chain = 'audit_event' FOR UPDATE;
  SELECT min(seq) INTO first_kept FROM audit_event
    WHERE account_id = pruned AND ends_at(at, kept) > least(clock, clock_timestamp());
  SELECT * INTO last FROM audit_event WHERE account_id = pruned AND (first_kept IS NULL OR seq < first_kept)
    ORDER BY seq DESC LIMIT 1;
  IF last.seq IS NULL THEN RETURN 0; END IF;
  DELETE FROM audit_event WHERE account_id = pruned AND seq <= last.seq;
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE chain_head SET from_seq = last.seq + 1, from_hash = last.hash WHERE account_id = pruned AND chain = 'audit_event';
  RETURN gone;
END $$;

CREATE FUNCTION prune_billing(pruned uuid, clock timestamptz) RETURNS bigint LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public SET app.desk = 'billing' SET app.erasing = 'billing_event' AS $$
DECLARE
  gone bigint;
  more bigint;
  kept interval := (SELECT length FROM retention_rule WHERE class = 'billing');
BEGIN
  IF pruned IS DISTINCT FROM current_account() OR kept IS NULL OR kept < interval '6 years' OR
      NOT EXISTS (SELECT 1 FROM account WHERE account_id = pruned AND erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'what was paid is kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM billing_event WHERE about_account = pruned AND ends_at(at, kept) <= least(clock, clock_timestamp());
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM invoice WHERE account_id = pruned AND ends_at(paid_at, kept) <= least(clock, clock_timestamp());
  GET DIAGNOSTICS more = ROW_COUNT;
  RETURN gone + more;
END $$;

ALTER TABLE chain_head DROP CONSTRAINT chain_head_chain_check,
  ADD CONSTRAINT chain_head_chain_check CHECK (chain ~ '^(audit_event|erasure|consent_event:[0-9A-Za-z-]{1,64})$'),
  NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consent_event NO FORCE ROW LEVEL SECURITY;
INSERT INTO chain_head (account_id, chain, seq, hash)
  SELECT DISTINCT ON (account_id, user_id) account_id, 'consent_event:' || user_id, seq, hash
  FROM consent_event ORDER BY account_id, user_id, seq DESC;
ALTER TABLE consent_event FORCE ROW LEVEL SECURITY,
  ADD CONSTRAINT consent_event_purpose_check CHECK (purpose IN ('linkedin-identity', 'capture', 'session-guard', 'push-to-crm',
    'audience-measurement', 'promotional-mail', 'call-log', 'sponsorship')) NOT VALID,
  ADD CONSTRAINT what_was_shown FOREIGN KEY (notice_id, language, notice_hash) REFERENCES notice (id, language, sha256) NOT VALID;
ALTER TABLE chain_head FORCE ROW LEVEL SECURITY;

CREATE FUNCTION follow_consents() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public SET app.desk = 'chain' AS $$
BEGIN
  INSERT INTO chain_head AS h (account_id, chain, seq, hash)
    VALUES (NEW.account_id, 'consent_event:' || NEW.user_id, NEW.seq, NEW.hash)
    ON CONFLICT (account_id, chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash WHERE excluded.seq > h.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER chained AFTER INSERT ON consent_event FOR EACH ROW EXECUTE FUNCTION follow_consents();

CREATE FUNCTION forget_consents() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public SET app.desk = 'chain' AS $$
BEGIN
  DELETE FROM chain_head WHERE account_id = OLD.account_id AND chain = 'consent_event:' || OLD.user_id;
  RETURN NULL;
END $$;
CREATE TRIGGER unchained AFTER DELETE ON consent_event FOR EACH ROW EXECUTE FUNCTION forget_consents();

CREATE FUNCTION say_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('leadferry_erasure', '');
  RETURN NULL;
END $$;
CREATE TRIGGER told AFTER INSERT ON erasure FOR EACH STATEMENT EXECUTE FUNCTION say_erased();
`;
