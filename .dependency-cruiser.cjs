// The arrows of docs/architecture.md. tests/imports.test.ts plants a violation of each and sees it found.
const allow = (name, from, to, { typesAreFree = false, comment = '' } = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    path: '^(entrypoints|components|utils|server|tests|bench|scripts)/',
    pathNot: to,
    ...(typesAreFree && { dependencyTypesNot: ['type-only'] }),
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
    {
      name: 'content-script-stays-small',
      comment:
        "A content script's IndexedDB is LinkedIn's own, it must hold no CRM token, and every LinkedIn page pays for its bytes.",
      severity: 'error',
      from: { path: '^entrypoints/[^/]+\\.content/' },
      to: {
        path: '^utils/(queue|crm)/|^server/|^components/|node_modules/(zod|react|react-dom|dexie|ky)/',
        reachable: true,
      },
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
      to: { path: 'node_modules' },
    },
    allow('queue-arrows', '^utils/queue/', ['^utils/queue/', '^utils/lead/']),
    allow('crm-arrows', '^utils/crm/', ['^utils/crm/', '^utils/lead/', '^server/contract/']),
    allow('consent-arrows', '^utils/consent/', ['^utils/(consent|lead|crm|queue)/', '^server/contract/']),
    allow('link-arrows', '^utils/link/', ['^utils/(link|lead|crm|queue|consent)/', '^server/contract/']),
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
