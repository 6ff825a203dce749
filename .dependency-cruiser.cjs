// The arrows of docs/architecture.md. tests/imports.test.ts plants a violation of each and sees it found.
// What a content script may reach is in .dependency-cruiser.content.cjs, for that needs another graph.

/** An arrow for values is one that is still there after compilation: `import type` is not. */
const values = { preCompilationOnly: false };

const allow = (name, from, to, { typesAreFree = false, comment = '' } = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    path: '^(entrypoints|components|utils|server|tests|bench|scripts)/',
    pathNot: to,
    ...(typesAreFree && values),
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that does not resolve makes every other rule pass in silence.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^#', '^virtual:', '^/'] },
    },
    {
      name: 'nobody-imports-entrypoints',
      severity: 'error',
      from: { pathNot: '^(entrypoints|tests|bench|scripts)/' },
      to: { path: '^entrypoints/' },
    },
    allow('components-are-pure', '^components/', ['^components/', '^utils/lead/'], {
      typesAreFree: true,
      comment: 'Types of utils may be imported, values may not.',
    }),
    allow('lead-is-the-bottom', '^utils/lead/', ['^utils/lead/']),
    {
      name: 'lead-imports-zod-only',
      severity: 'error',
      from: { path: '^utils/lead/' },
      to: { path: 'node_modules', pathNot: 'node_modules/zod/' },
    },
    allow('linkedin-is-pure', '^utils/linkedin/', ['^utils/linkedin/', '^utils/lead/']),
    {
      name: 'linkedin-has-no-library',
      severity: 'error',
      from: { path: '^utils/linkedin/' },
      to: { path: 'node_modules', ...values },
    },
    allow('search-stands-alone', '^utils/search/', ['^utils/search/']),
    allow('queue-arrows', '^utils/queue/', ['^utils/(queue|lead|search)/']),
    allow('crm-arrows', '^utils/crm/', ['^utils/crm/', '^utils/lead/', '^utils/settings\\.ts$', '^server/contract/'], {
      typesAreFree: true,
      comment: 'The address of the CRM and who is signed in are settings.',
    }),
    allow('push-arrows', '^utils/push/', ['^utils/(push|lead|crm|queue)/', '^server/contract/'], {
      typesAreFree: true,
    }),
    allow('consent-arrows', '^utils/consent/', ['^utils/(consent|lead|crm|queue)/', '^server/contract/'], {
      typesAreFree: true,
    }),
    allow('link-arrows', '^utils/link/', ['^utils/(link|lead|crm|queue|consent)/', '^server/contract/'], {
      typesAreFree: true,
    }),
    allow('sponsorship-arrows', '^utils/sponsorship/', ['^utils/(sponsorship|lead|crm)/', '^server/contract/'], {
      typesAreFree: true,
    }),
    allow(
      'capture-arrows',
      '^utils/capture/',
      ['^utils/(capture|lead|crm|queue|consent|link|search)/', '^server/contract/'],
      {
        typesAreFree: true,
      },
    ),
    allow('browse-arrows', '^utils/browse/', ['^utils/browse/'], { typesAreFree: true }),
    allow(
      'import-arrows',
      '^utils/import/',
      ['^utils/(import|lead|consent)/', '^utils/linkedin/(links|text|anonymous)\\.ts$'],
      {
        typesAreFree: true,
        comment: 'What a profile link is, and whose, is known in one place.',
      },
    ),
    allow('messaging-is-for-all', '^utils/messaging/', ['^utils/(messaging|lead)/', '^server/contract/'], {
      typesAreFree: true,
    }),
    allow('server-never-the-browser', '^server/', ['^server/']),
    allow('contract-is-the-bottom', '^server/contract/', ['^server/contract/']),
    {
      name: 'only-the-contract-crosses',
      severity: 'error',
      from: { path: '^(entrypoints|components|utils)/' },
      to: { path: '^server/', pathNot: '^server/contract/' },
    },
    {
      name: 'products-never-import-tests',
      severity: 'error',
      from: { path: '^(entrypoints|components|utils|server)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt|\\.leadferry|docs)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json', '.css'],
    },
  },
};
