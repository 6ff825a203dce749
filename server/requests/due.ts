/** The law gives one month: the same day of the next month, or its last where it has no such day. */
export function oneMonthAfter(at: Date): Date {
  const due = new Date(at);
  due.setUTCDate(1);
  due.setUTCMonth(due.getUTCMonth() + 1);
  const last = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate();
  due.setUTCDate(Math.min(at.getUTCDate(), last));
  return due;
}
