/** One violation of each rule: rule → file → what it says. Every import leads to another planted file. */
export const violations: Record<string, { file: string; text: string }> = {
  'no-circular': { file: 'utils/link/a.ts', text: "import { b } from './b.ts';\nexport const a = () => b;" },
  'no-unresolved': {
    file: 'utils/queue/lost.ts',
    text: "import { gone } from './gone.ts';\nexport const lost = gone;",
  },
  'nobody-imports-entrypoints': {
    file: 'components/main.tsx',
    text: "import { shared } from '../entrypoints/popup/main.tsx';\nexport const main = shared;",
  },
  'components-are-pure': {
    file: 'components/impure.tsx',
    text: "import { rows } from '../utils/queue/rows.ts';\nexport const impure = rows;",
  },
  'lead-is-the-bottom': {
    file: 'utils/lead/up.ts',
    text: "import { rows } from '../queue/rows.ts';\nexport const up = rows;",
  },
  'lead-imports-zod-only': {
    file: 'utils/lead/view.ts',
    text: "import { useState } from 'react';\nexport const view = useState;",
  },
  'linkedin-is-pure': {
    file: 'utils/linkedin/impure.ts',
    text: "import { rows } from '../queue/rows.ts';\nexport const impure = rows;",
  },
  'linkedin-has-no-library': {
    file: 'utils/linkedin/parsed.ts',
    text: "import { z } from 'zod';\nexport const parsed = z;",
  },
  'queue-arrows': {
    file: 'utils/queue/send.ts',
    text: "import { api } from '../crm/api.ts';\nexport const send = api;",
  },
  'crm-arrows': {
    file: 'utils/crm/store.ts',
    text: "import { rows } from '../queue/rows.ts';\nexport const store = rows;",
  },
  'consent-arrows': {
    file: 'utils/consent/side.ts',
    text: "import { a } from '../link/a.ts';\nexport const side = a;",
  },
  'link-arrows': {
    file: 'utils/link/up.ts',
    text: "import { shared } from '../../components/button.tsx';\nexport const up = shared;",
  },
  'push-arrows': {
    file: 'utils/push/button.ts',
    text: "import { shared } from '../../components/button.tsx';\nexport const button = shared;",
  },
  'sponsorship-arrows': {
    file: 'utils/sponsorship/button.ts',
    text: "import { shared } from '../../components/button.tsx';\nexport const button = shared;",
  },
  'capture-arrows': {
    file: 'utils/capture/button.ts',
    text: "import { shared } from '../../components/button.tsx';\nexport const button = shared;",
  },
  'search-stands-alone': {
    file: 'utils/search/rows.ts',
    text: "import { rows } from '../queue/rows.ts';\nexport const searched = rows;",
  },
  'browse-arrows': {
    file: 'utils/browse/rows.ts',
    text: "import { rows } from '../queue/rows.ts';\nexport const browsed = rows;",
  },
  'import-arrows': {
    file: 'utils/import/rows.ts',
    text: "import { rows } from '../queue/rows.ts';\nexport const imported = rows;",
  },
  'messaging-is-for-all': {
    file: 'utils/messaging/rows.ts',
    text: "import { rows } from '../queue/rows.ts';\nexport const queued = rows;",
  },
  'server-never-the-browser': {
    file: 'server/browser.ts',
    text: "import { rows } from '../utils/queue/rows.ts';\nexport const browser = rows;",
  },
  'contract-is-the-bottom': {
    file: 'server/contract/up.ts',
    text: "import { app } from '../app.ts';\nexport const up = app;",
  },
  'only-the-contract-crosses': {
    file: 'utils/crm/inside.ts',
    text: "import { app } from '../../server/app.ts';\nexport const inside = app;",
  },
  'products-never-import-tests': {
    file: 'utils/consent/fixture.ts',
    text: "import { fixture } from '../../tests/fixture.ts';\nexport const fixed = fixture;",
  },
  // Two files away from zod: only a rule that follows the imports sees it.
  'content-script-stays-small': {
    file: 'entrypoints/linkedin.content/index.ts',
    text: "import { near } from '../../utils/near.ts';\nexport default near;",
  },
};

/** What the planted imports lead to, and two that are allowed: a type of utils, and a type on the way to zod. */
export const surroundings: Record<string, string> = {
  'tsconfig.json':
    '{"compilerOptions":{"module":"ESNext","moduleResolution":"Bundler","jsx":"react-jsx","allowImportingTsExtensions":true,"verbatimModuleSyntax":true,"noEmit":true}}',
  'package.json': '{"name":"planted","type":"module","dependencies":{"zod":"*","react":"*"}}',
  'node_modules/zod/package.json': '{"name":"zod","type":"module","main":"index.js","version":"1.0.0"}',
  'node_modules/zod/index.js': 'export const z = 1;',
  'node_modules/react/package.json': '{"name":"react","type":"module","main":"index.js","version":"1.0.0"}',
  'node_modules/react/index.js': 'export const useState = 1;',
  'utils/link/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
  'utils/queue/rows.ts': 'export type Rows = 1;\nexport const rows = 1;',
  'utils/crm/api.ts': 'export const api = 1;',
  'utils/near.ts': "import { far } from './far.ts';\nexport const near = far;",
  'utils/far.ts': "import { z } from 'zod';\nexport const far = z;",
  'utils/wordless.ts': "import type { far } from './far.ts';\nexport type Wordless = typeof far;",
  'components/button.tsx': "import type { Rows } from '../utils/queue/rows.ts';\nexport const shared: Rows = 1;",
  'entrypoints/popup/main.tsx': 'export const shared = 1;',
  'entrypoints/small.content/index.ts':
    "import type { Wordless } from '../../utils/wordless.ts';\nexport default 1 as Wordless;",
  'server/app.ts': 'export const app = 1;',
  'tests/fixture.ts': 'export const fixture = 1;',
};
