import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * npm run new:page -- <id> [folder]
 * Writes a page type with all that carries its id: the adapter, its reader, its fixture folder, its line in the registry and its
 * heading in docs/linkedin-pages.md. tests/linkedin/new-page.test.ts checks that they agree.
 * Exit code 1: the id cannot be used.
 */
const REGISTRY = 'utils/linkedin/registry.ts';
const DOCS = 'docs/linkedin-pages.md';

const camel = (id: string) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const adapter = (id: string) => `import type { PageType } from './page-type.ts';
import type { Layout } from './results/layout.ts';
import { readLayouts } from './results/read-layouts.ts';

/** Unverified until somebody has seen a page: say here what is known of it, and from where. */
const unseen: Layout = {
  name: 'unseen',
  seen: 'never',
  unverified: true,
  findCards: () => [],
  readCard: () => ({ refused: 'unreadable' }),
};

/** What the page is, in one sentence. */
export const ${camel(id)}: PageType = {
  id: '${id}',
  examples: ['https://www.linkedin.com/${id}/'],
  matches: (url) => /^\\/${id}\\/?$/.test(url.pathname),
  readRows: (page, url) => readLayouts([unseen], page, url),
};
`;

const reader = (id: string) => `import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { ${camel(id)} } from '../../utils/linkedin/${id}.ts';

export default defineUnlistedScript(() => handOver(globalThis, ${camel(id)}, document, new URL(location.href)));
`;

/** A page with nothing on it yet: still loading, whatever the layout turns out to be. */
const fixture = (id: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>LinkedIn</title><link rel="canonical" href="https://www.linkedin.com/${id}/"></head><body><nav data-testid="primary-nav"></nav><main></main></body></html>\n`;
const golden = (id: string) => `${JSON.stringify({ page: id, state: 'loading', rows: [], strategies: {} }, null, 2)}\n`;

const heading = (id: string) => `## ${id}

\`/${id}/\`. What is known of it, and from where.

`;

/** Lines in order of the alphabet: imports by file, page types by name. */
function register(registry: string, id: string): string {
  const lines = registry.split('\n');
  const insert = (line: string, isLike: (line: string) => boolean, keyOf: (line: string) => string) => {
    const after = lines.findLastIndex((one) => isLike(one) && keyOf(one) < keyOf(line));
    const first = lines.findIndex(isLike);
    lines.splice(after >= 0 ? after + 1 : first, 0, line);
  };
  const file = (line: string) => /'\.\/(.*)\.ts'/.exec(line)?.[1] ?? '';
  insert(`import { ${camel(id)} } from './${id}.ts';`, (line) => line.startsWith('import'), file);
  insert(
    `  ${camel(id)},`,
    (line) => /^ {2}\w+,$/.test(line),
    (line) => line.trim(),
  );
  return lines.join('\n');
}

/** Page types stand between these two headings, in order of the alphabet. */
function describeIn(docs: string, id: string): string {
  const end = docs.indexOf('## Who is signed in');
  const headings = [...docs.slice(0, end).matchAll(/^## ([a-z-]+)$/gm)];
  const next = headings.find(([, other = '']) => other > id);
  const at = next?.index ?? end;
  return docs.slice(0, at) + heading(id) + docs.slice(at);
}

async function createPage(id: string, root: string): Promise<string[]> {
  const month = new Date().toISOString().slice(0, 7);
  const files = {
    [`utils/linkedin/${id}.ts`]: adapter(id),
    [`entrypoints/readers/${id}.ts`]: reader(id),
    [`tests/linkedin/fixtures/${id}/${month}-nothing-yet.html`]: fixture(id),
    [`tests/linkedin/fixtures/${id}/${month}-nothing-yet.golden.json`]: golden(id),
    [REGISTRY]: register(await readFile(join(root, REGISTRY), 'utf8'), id),
    [DOCS]: describeIn(await readFile(join(root, DOCS), 'utf8'), id),
  };
  await mkdir(join(root, `tests/linkedin/fixtures/${id}`), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
  return Object.keys(files);
}

const [id = '', root = join(import.meta.dirname, '..')] = process.argv.slice(2);
if (!/^[a-z]+(?:-[a-z]+)*$/.test(id)) {
  console.error('Say what the page is called, in small letters and hyphens: npm run new:page -- group-members');
  process.exit(1);
}
if (existsSync(join(root, `utils/linkedin/${id}.ts`))) {
  console.error(`utils/linkedin/${id}.ts is there already: choose another name, or mend that one.`);
  process.exit(1);
}
console.log((await createPage(id, root)).join('\n'));
console.log(
  `\nNext: write the address into utils/linkedin/${id}.ts and put a saved page of invented people into its fixtures.`,
);
