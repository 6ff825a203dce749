import { type MeasuredPage, measuredPages } from '../../../contract/audience.ts';
import { ask } from '../api.ts';

const FLAG = 'measure';

/** Remembers in this browser that measuring is allowed: without it nothing is even sent. */
export const allowMeasuring = (isAllowed: boolean): void =>
  isAllowed ? localStorage.setItem(FLAG, 'yes') : localStorage.removeItem(FLAG);

const nameOf = (path: string): string => (path.startsWith('/leads/') ? 'lead' : path.slice(1));
const isMeasured = (name: string): name is MeasuredPage => measuredPages.some((page) => page === name);

/** Tells the service that a page was opened, where that was allowed here; the service asks its own record once more. */
export function measure(path: string): void {
  const page = nameOf(path);
  if (localStorage.getItem(FLAG) && isMeasured(page)) void ask('/v1/measurement', { method: 'POST', body: { page } });
}
