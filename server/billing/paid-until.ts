/** Time that was bought or given: whole calendar months from a moment. */
export interface Grant {
  readonly at: Date;
  readonly months: number;
}

/**
 * Until when the grants reach. One that comes while the last still runs is added to its end; after a gap time starts anew
 * from the grant. Months are counted from the start of the run, so that 31 January is followed by 28 February and 31 March.
 */
export function findPaidUntil(grants: readonly Grant[]): Date | undefined {
  let start: Date | undefined;
  let months = 0;
  for (const grant of grants.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (!start || grant.at > addMonths(start, months)) {
      start = grant.at;
      months = 0;
    }
    months += grant.months;
  }
  return start && addMonths(start, months);
}

/** The same day of the month, UTC; the month's last day where it is shorter. */
export function addMonths(from: Date, months: number): Date {
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, days));
  return date;
}
