import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import { findPageAdapter } from '../utils/linkedin/registry.ts';

/**
 * npm run read-page -- FILE.html [--url URL]
 * Prints the Extraction of a saved page as JSON. Its scripts are not run: a page that needs building is read as it is.
 * Exit codes: 1 the file or the address cannot be used, 2 no adapter knows the address.
 */
const fail = (message: string, code: 1 | 2): never => {
  console.error(message);
  process.exit(code);
};

function statedUrl(page: Document): string | null | undefined {
  return (
    page.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    page.querySelector('meta[property="og:url"]')?.getAttribute('content')
  );
}

function parseUrl(text: string | null | undefined): URL {
  if (!text) return fail('The page does not say its address: add --url https://www.linkedin.com/…', 1);
  try {
    return new URL(text);
  } catch {
    return fail(`“${text}” is no address: add --url https://www.linkedin.com/…`, 1);
  }
}

function parseArguments(): { file: string; address?: string } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } });
    const [file] = positionals;
    if (file && positionals.length === 1) return { file, address: values.url };
  } catch (error) {
    console.error((error as Error).message);
  }
  return fail('Say which page to read: npm run read-page -- FILE.html --url https://www.linkedin.com/…', 1);
}

/** LinkedIn writes UTF-8, and a saved page often no longer says so; anything else is left to the page's own declaration. */
function decode(page: Buffer): string | Buffer {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(page);
  } catch {
    return page;
  }
}

const { file, address } = parseArguments();
const bytes = await readFile(file).catch((error) => fail(`${file} cannot be read (${error.code}): check the path.`, 1));
const { document } = new JSDOM(decode(bytes)).window;
const url = parseUrl(address ?? statedUrl(document));
const adapter = findPageAdapter(url);
if (!adapter) fail(`No adapter knows ${url.href}. The pages that can be read are in docs/linkedin-pages.md.`, 2);
else console.log(JSON.stringify(adapter.extract(document, url), null, 2));
