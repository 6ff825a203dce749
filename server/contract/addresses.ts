const parse = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined);

/** Without a name or password in front of the host: those only make one host look like another. */
const isBare = ({ username, password }: URL) => username === '' && password === '';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A page of the web that an address out of somebody's data may be opened at. */
export function isWebPage(address: string): boolean {
  const url = parse(address);
  return url?.protocol === 'https:' && isBare(url);
}

/** A page of LinkedIn, where a remembered search is opened again. */
export function isLinkedInPage(address: string): boolean {
  const url = parse(address);
  return url !== undefined && isWebPage(address) && url.host === 'www.linkedin.com';
}

/** Where a page of the service leads on to when the service says so; without TLS on the service's own machine only. */
export function mayLeadTo(address: string): boolean {
  const url = parse(address);
  return isWebPage(address) || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname) && isBare(url));
}
