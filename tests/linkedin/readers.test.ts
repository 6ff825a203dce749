import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { pageAdapters } from '../../utils/linkedin/registry.ts';

const ENTRYPOINTS = join(import.meta.dirname, '../../entrypoints');
const ids = pageAdapters.map(({ id }) => id);
const LIMIT = 12 * 1024;

test('every page type has its reader, and there is no other', () => {
  expect(readdirSync(join(ENTRYPOINTS, 'readers')).sort()).toEqual(ids.map((id) => `${id}.ts`).sort());
});

/** What LinkedIn's pages pay for: bytes, and where they come from. */
test.each(['page-reader.ts', ...ids.map((id) => `readers/${id}.ts`)])(
  '%s is small and brings no library',
  async (file) => {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(ENTRYPOINTS, file)],
      bundle: true,
      minify: true,
      charset: 'utf8',
      format: 'iife',
      write: false,
      metafile: true,
    });
    expect(outputFiles[0]?.contents.byteLength).toBeLessThan(LIMIT);
    const inputs = Object.keys(metafile.inputs).filter((path) => !path.includes('define-unlisted-script'));
    expect(inputs.filter((path) => path.includes('node_modules'))).toEqual([]);
  },
);
