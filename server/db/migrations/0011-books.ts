// What the books let through is what their evidence says, whoever writes: a month is pending where a LinkedIn member was
// linked, earned where a payment stands behind it and the hold is over, taken back where a sponsorship has ended, and used
// where a renewal got it. The functions name pg_temp last: unnamed it would come first, and anybody who may make a
// temporary table could put one in front of the books (https://www.postgresql.org/docs/current/sql-createfunction.html).
export const books = `
ALTER TABLE billing_event DROP CONSTRAINT billing_event_kind_check;
ALTER TABLE billing_event ADD CONSTRAINT billing_event_kind_check
  CHECK (kind IN ('paid', 'refunded', 'disputed', 'reinstated', 'charge', 'subscription'));
CREATE INDEX billing_event_invoice ON billing_event ((detail ->> 'invoice')) WHERE kind = 'paid';
CREATE INDEX billing_event_subscription ON billing_event (about_account) WHERE kind = 'subscription';
ALTER TABLE invoice ADD COLUMN refunded_amount int NOT NULL DEFAULT 0 CHECK (refunded_amount >= 0),
  ADD COLUMN reinstated_at timestamptz,
  ADD COLUMN covers_from timestamptz;
ALTER TABLE subscription ADD COLUMN untold boolean NOT NULL DEFAULT false;
CREATE INDEX subscription_untold ON subscription (account_id) WHERE untold;

-- Reminders ask who allowed promotional letters; no other choice of anybody is seen at the desk.
CREATE POLICY desk ON consent_event FOR SELECT USING (at_desk() AND purpose = 'promotional-mail');

CREATE FUNCTION check_invoice() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET app.desk = 'books' AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM billing_event b WHERE b.kind = 'paid' AND b.detail ->> 'invoice' = NEW.id
      AND (b.about_account IS NULL OR b.about_account = NEW.account_id)
      AND (b.detail ->> 'amount')::int = NEW.amount AND (b.detail ->> 'months')::int = NEW.months) THEN
    RAISE EXCEPTION 'no payment was heard of for invoice %', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER was_paid AFTER INSERT OR UPDATE ON invoice FOR EACH ROW EXECUTE FUNCTION check_invoice();

CREATE FUNCTION check_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.linked_at IS NOT NULL AND NEW.linked_at IS DISTINCT FROM OLD.linked_at)
      OR (OLD.earned_at IS NOT NULL AND NEW.earned_at IS DISTINCT FROM OLD.earned_at)
      OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
    RAISE EXCEPTION 'what a sponsorship has reached stays reached' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER goes_forward BEFORE UPDATE ON sponsorship FOR EACH ROW EXECUTE FUNCTION check_progress();
ALTER FUNCTION check_sponsor_is_older() SET search_path = public, pg_temp;

CREATE FUNCTION check_used_month_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.reversed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a used month is taken back once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER taken_back_once BEFORE UPDATE ON used_month FOR EACH ROW EXECUTE FUNCTION check_used_month_change();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON used_month FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION check_used_months() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET app.desk = 'books' AS $$
DECLARE
  owner_id uuid := NEW.account_id;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(owner_id::text, 6));
  IF EXISTS (SELECT 1 FROM used_month u JOIN entry e ON e.account_id = u.account_id AND e.id = u.entry_id
      WHERE u.account_id = owner_id AND e.kind <> 'used') THEN
    RAISE EXCEPTION 'account % has time from an entry that used no month', owner_id USING ERRCODE = 'check_violation';
  END IF;
  IF (SELECT coalesce(sum(months), 0) FROM posting WHERE account_id = owner_id AND bucket = 'used')
      <> (SELECT count(*) FROM used_month WHERE account_id = owner_id AND reversed_at IS NULL) THEN
    RAISE EXCEPTION 'account % has not the time that it used months for', owner_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER used_months_agree AFTER INSERT OR UPDATE ON used_month DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_used_months();
CREATE CONSTRAINT TRIGGER used_months_agree AFTER INSERT ON posting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.bucket = 'used') EXECUTE FUNCTION check_used_months();

CREATE OR REPLACE FUNCTION check_entry() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET app.desk = 'books' AS $$
DECLARE
  owner_id uuid := NEW.account_id;
  this entry%ROWTYPE;
  of sponsorship%ROWTYPE;
  sources text[];
  targets text[];
  moved int;
  promised int;
  was_pending int;
  was_earned boolean;
  went_back_from text;
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
      OR (this.kind = 'used' AND sources = '{free}' AND targets = '{used}' AND moved = 1)
      OR (this.kind = 'reversed' AND (sources = '{pending}' OR sources <@ '{free,used}') AND targets = '{reversed}')) THEN
    RAISE EXCEPTION 'an entry of kind % does not move months from % to %', this.kind, sources, targets
      USING ERRCODE = 'check_violation';
  END IF;
  IF this.kind <> 'used' THEN
    SELECT * INTO of FROM sponsorship WHERE id = this.sponsorship_id;
    promised := CASE owner_id WHEN of.account_id THEN of.sponsored_months WHEN of.sponsor_id THEN of.sponsor_months END;
    IF promised IS DISTINCT FROM moved OR of.linked_at IS NULL THEN
      RAISE EXCEPTION 'entry % is not what its sponsorship promised', this.id USING ERRCODE = 'check_violation';
    END IF;
    SELECT sum(p.months) FILTER (WHERE e.kind = 'pending' AND p.bucket = 'pending'), bool_or(e.kind = 'earned'),
      min(p.bucket) FILTER (WHERE e.kind = 'reversed' AND p.months < 0) INTO was_pending, was_earned, went_back_from
      FROM entry e JOIN posting p ON p.account_id = e.account_id AND p.entry_id = e.id
      WHERE e.account_id = owner_id AND e.sponsorship_id = of.id;
    IF was_pending IS DISTINCT FROM moved THEN
      RAISE EXCEPTION 'entry % has no pending one of the same months before it', this.id USING ERRCODE = 'check_violation';
    END IF;
    IF went_back_from IS NOT NULL AND was_earned = (went_back_from = 'pending') THEN
      RAISE EXCEPTION 'entry % takes months from where those of its sponsorship are not', this.id
        USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF this.kind = 'pending' AND NOT EXISTS (SELECT 1 FROM identity_tombstone WHERE first_account = of.account_id) THEN
    RAISE EXCEPTION 'entry %: no LinkedIn member was linked there for the first time', this.id
      USING ERRCODE = 'check_violation';
  END IF;
  IF this.kind = 'earned' AND (of.earned_at IS NULL OR of.hold_until IS NULL OR of.review IN ('held', 'refused') OR of.hold_until > this.created_at
      OR (of.sponsor_capped AND owner_id = of.sponsor_id)
      OR NOT EXISTS (SELECT 1 FROM invoice i WHERE i.account_id = of.account_id AND i.id = of.invoice_id AND i.amount > 0
        AND (of.ended_at IS NOT NULL OR (i.refunded_at IS NULL AND i.disputed_at IS NULL)))) THEN
    RAISE EXCEPTION 'entry %: its sponsorship has not earned it', this.id USING ERRCODE = 'check_violation';
  END IF;
  IF this.kind = 'reversed' AND of.ended_at IS NULL AND NOT (of.sponsor_capped AND owner_id = of.sponsor_id) THEN
    RAISE EXCEPTION 'entry %: its sponsorship has not ended', this.id USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM posting WHERE account_id = owner_id AND bucket <> 'pool' GROUP BY bucket HAVING sum(months) < 0) THEN
    RAISE EXCEPTION 'account % would have less than nothing', owner_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
`;
