// Where each purpose stands: the choice that came last, but no yes that was made before a no which the service had by then, or in
// the same moment. What counts of a no is when it was made by the clock there, at the latest when it came: a clock that is ahead
// keeps no yes away.
export const lateYes = `
CREATE OR REPLACE VIEW consent_current WITH (security_invoker = true) AS
  SELECT DISTINCT ON (account_id, user_id, purpose) account_id, user_id, purpose, state, seq, notice_id
  FROM consent_event e
  WHERE state <> 'given' OR NOT EXISTS (SELECT 1 FROM consent_event n
    WHERE n.account_id = e.account_id AND n.user_id = e.user_id AND n.purpose = e.purpose
      AND n.state <> 'given' AND n.seq < e.seq
      AND least(n.chosen_at, n.recorded_at) >= least(e.chosen_at, e.recorded_at))
  ORDER BY account_id, user_id, purpose, seq DESC;
`;
