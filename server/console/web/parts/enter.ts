import { ask } from '../api.ts';
import { leadTo } from './lead-to.ts';

interface Entered {
  redirect?: boolean;
  url?: string;
}

const pagesToReturnTo = new Set([
  '/leads',
  '/requests',
  '/help',
  '/people-to-tell',
  '/sponsorship',
  '/plan',
  '/account',
]);

/**
 * Signs in or up. Where the extension sent us here, the signed query that it came with goes along, and the answer says
 * where to go on; otherwise the page that was asked for. Returns the problem's code where it failed.
 */
export async function enter(
  path: string,
  fields: Record<string, unknown>,
  search: string,
): Promise<string | undefined> {
  const query = new URLSearchParams(search);
  const oauth = query.has('client_id') && query.has('sig') ? { oauth_query: search.replace(/^\?/, '') } : {};
  const answered = await ask<Entered>(path, { method: 'POST', body: { ...fields, ...oauth } });
  if ('problem' in answered) return answered.problem.code;
  const wanted = query.get('to') ?? '';
  const { redirect, url } = answered.value;
  if (redirect && url) return leadTo(url);
  location.assign(pagesToReturnTo.has(wanted) ? wanted : '/leads');
  return undefined;
}
