// What the content script may reach, over any number of files. A graph of its own: dependency-cruiser follows every edge
// when it asks what is reachable, and an `import type` is no edge for a browser. So here only what is left after compilation.
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'content-script-stays-small',
      comment:
        "A content script's IndexedDB is LinkedIn's own, it must hold no CRM token, and every LinkedIn page pays for its bytes.",
      severity: 'error',
      // what is registered, and what is injected when the user asks
      from: { path: '^entrypoints/([^/]+\\.content/|page-(reader|outline)\\.ts)' },
      to: {
        path: '^utils/(queue|crm)/|^server/|^components/|node_modules/(zod|react|react-dom|dexie|ky)/',
        reachable: true,
      },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
