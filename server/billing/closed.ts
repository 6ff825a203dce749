/** SQL: the account `a` is neither closed nor deactivated. For the latter nothing is done, and nobody is charged. */
export const isOpen =
  '(a.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM account_status s WHERE s.account_id = a.account_id))';
