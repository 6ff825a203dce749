// The books are append-only by rights, by trigger, and by what COMMIT lets through: an entry moves whole months of one
// account between buckets along a way that its kind allows, its sum is 0, and no bucket but the pool is ever below 0.
// The checks see one account at a time under its own lock, so they hold however many write at once.
export const sponsorship = `
CREATE TABLE sponsor_code (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  code_hash text NOT NULL UNIQUE,
  salt text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX one_active_code ON sponsor_code (account_id) WHERE revoked_at IS NULL;
ALTER TABLE sponsor_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE sponsor_code FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON sponsor_code USING (account_id = current_account());
CREATE POLICY desk ON sponsor_code FOR SELECT USING (at_desk());

CREATE TABLE sponsor_setting (
  account_id uuid NOT NULL REFERENCES account,
  show_first_name boolean NOT NULL DEFAULT false,
  share_name boolean NOT NULL DEFAULT false,
  PRIMARY KEY (account_id)
);
ALTER TABLE sponsor_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE sponsor_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON sponsor_setting USING (account_id = current_account());
CREATE POLICY desk ON sponsor_setting FOR SELECT USING (at_desk());

CREATE TABLE invitation_visit (
  id_hash text PRIMARY KEY,
  code_hash text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX invitation_visit_expiry ON invitation_visit (expires_at);
ALTER TABLE invitation_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation_visit FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON invitation_visit USING (at_desk());

CREATE TABLE identity_tombstone (
  key_hash text PRIMARY KEY,
  first_account uuid,
  first_linked_at timestamptz NOT NULL
);
ALTER TABLE identity_tombstone ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_tombstone FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON identity_tombstone USING (at_desk());
INSERT INTO identity_tombstone (key_hash, first_account, first_linked_at)
  SELECT i.key_hash, i.account_id, l.linked_at FROM linkedin_identity i JOIN linkedin_link l USING (account_id);

CREATE TABLE sponsorship (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL UNIQUE,
  sponsor_id uuid NOT NULL REFERENCES account,
  sponsor_months int NOT NULL CHECK (sponsor_months BETWEEN 0 AND 12),
  sponsored_months int NOT NULL CHECK (sponsored_months BETWEEN 0 AND 12),
  joined_at timestamptz NOT NULL,
  seen_before_at timestamptz,
  linked_at timestamptz,
  invoice_id text,
  paid_at timestamptz,
  hold_until timestamptz,
  earned_at timestamptz,
  sponsor_capped boolean NOT NULL DEFAULT false,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('refunded', 'disputed', 'identity-seen-before', 'review-refused')),
  review text NOT NULL DEFAULT 'none' CHECK (review IN ('none', 'held', 'accepted', 'refused')),
  signals text[] NOT NULL DEFAULT '{}',
  reviewed_at timestamptz,
  PRIMARY KEY (account_id),
  CONSTRAINT nobody_sponsors_themselves CHECK (sponsor_id <> account_id)
);
CREATE INDEX sponsorship_sponsor ON sponsorship (sponsor_id, joined_at);
CREATE INDEX sponsorship_holds ON sponsorship (hold_until) WHERE earned_at IS NULL AND ended_at IS NULL;
ALTER TABLE sponsorship ENABLE ROW LEVEL SECURITY;
ALTER TABLE sponsorship FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON sponsorship FOR SELECT
  USING (account_id = current_account() OR sponsor_id = current_account());
CREATE POLICY desk ON sponsorship USING (at_desk());

CREATE FUNCTION check_sponsor_is_older() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public SET app.desk = 'books' AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM account s, account n WHERE s.account_id = NEW.sponsor_id AND n.account_id = NEW.account_id
      AND (s.created_at, s.account_id) < (n.created_at, n.account_id)) THEN
    RAISE EXCEPTION 'the sponsor''s account is not older' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sponsor_is_older AFTER INSERT ON sponsorship FOR EACH ROW EXECUTE FUNCTION check_sponsor_is_older();

CREATE TABLE entry (
  account_id uuid NOT NULL REFERENCES account,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('pending', 'earned', 'used', 'reversed')),
  idem_key text NOT NULL CONSTRAINT entry_once UNIQUE,
  sponsorship_id uuid REFERENCES sponsorship (id),
  reason text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  CONSTRAINT named_after_its_cause CHECK (idem_key = CASE kind
    WHEN 'used' THEN idem_key ELSE kind || ':' || sponsorship_id || ':' || account_id END
    AND (kind = 'used') = (sponsorship_id IS NULL))
);
CREATE TABLE posting (
  account_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  bucket text NOT NULL CHECK (bucket IN ('pool', 'pending', 'free', 'used', 'reversed')),
  months int NOT NULL CHECK (months <> 0),
  PRIMARY KEY (account_id, entry_id, bucket),
  FOREIGN KEY (account_id, entry_id) REFERENCES entry
);

CREATE FUNCTION check_entry() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public SET app.desk = 'books' AS $$
DECLARE
  owner_id uuid := NEW.account_id;
  this entry%ROWTYPE;
  sources text[];
  targets text[];
  moved int;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'the books are written at READ COMMITTED, where the lock below shows what was written before'
      USING ERRCODE = 'check_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(owner_id::text, 6));
  IF TG_TABLE_NAME = 'entry' THEN
    SELECT * INTO this FROM entry WHERE account_id = owner_id AND id = NEW.id;
  ELSE
    SELECT * INTO this FROM entry WHERE account_id = owner_id AND id = NEW.entry_id;
  END IF;
  SELECT array_agg(bucket ORDER BY bucket) FILTER (WHERE months < 0), array_agg(bucket) FILTER (WHERE months > 0),
    sum(months) FILTER (WHERE months > 0) INTO sources, targets, moved
    FROM posting WHERE account_id = owner_id AND entry_id = this.id HAVING sum(months) = 0;
  IF moved IS NULL THEN
    RAISE EXCEPTION 'entry % does not sum to 0', this.id USING ERRCODE = 'check_violation';
  END IF;
  IF NOT ((this.kind = 'pending' AND sources = '{pool}' AND targets = '{pending}')
      OR (this.kind = 'earned' AND sources = '{pending}' AND targets = '{free}')
      OR (this.kind = 'used' AND sources = '{free}' AND targets = '{used}')
      OR (this.kind = 'reversed' AND (sources = '{pending}' OR sources <@ '{free,used}') AND targets = '{reversed}')) THEN
    RAISE EXCEPTION 'an entry of kind % does not move months from % to %', this.kind, sources, targets
      USING ERRCODE = 'check_violation';
  END IF;
  IF this.kind = 'pending' AND NOT EXISTS (SELECT 1 FROM sponsorship s WHERE s.id = this.sponsorship_id AND s.linked_at IS NOT NULL
      AND ((s.account_id = owner_id AND s.sponsored_months = moved) OR (s.sponsor_id = owner_id AND s.sponsor_months = moved))) THEN
    RAISE EXCEPTION 'entry % is not what its sponsorship promised', this.id USING ERRCODE = 'check_violation';
  END IF;
  IF this.kind IN ('earned', 'reversed') AND NOT EXISTS (SELECT 1 FROM entry e JOIN posting p ON p.account_id = e.account_id AND p.entry_id = e.id
      WHERE e.account_id = owner_id AND e.idem_key = 'pending:' || this.sponsorship_id || ':' || owner_id
      AND p.bucket = 'pending' AND p.months = moved) THEN
    RAISE EXCEPTION 'entry % has no pending one of the same months before it', this.id USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM posting WHERE account_id = owner_id AND bucket <> 'pool' GROUP BY bucket HAVING sum(months) < 0) THEN
    RAISE EXCEPTION 'account % would have less than nothing', owner_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_entry();
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON posting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_entry();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry FORCE ROW LEVEL SECURITY;
ALTER TABLE posting ENABLE ROW LEVEL SECURITY;
ALTER TABLE posting FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON entry FOR SELECT USING (account_id = current_account());
CREATE POLICY own_account ON posting FOR SELECT USING (account_id = current_account());
CREATE POLICY desk ON entry USING (at_desk());
CREATE POLICY desk ON posting USING (at_desk());

CREATE TABLE used_month (
  account_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  at timestamptz NOT NULL,
  reversed_at timestamptz,
  PRIMARY KEY (account_id, entry_id),
  FOREIGN KEY (account_id, entry_id) REFERENCES entry
);
ALTER TABLE used_month ENABLE ROW LEVEL SECURITY;
ALTER TABLE used_month FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON used_month FOR SELECT USING (account_id = current_account());
CREATE POLICY desk ON used_month USING (at_desk());
`;
