import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface ReaderBytes {
  name: string;
  bytes: number;
}

const ENTRYPOINTS = join(import.meta.dirname, '../entrypoints');

/** What each script that is injected into LinkedIn's pages weighs, minified (goal G1). */
export async function benchReaderBytes(): Promise<ReaderBytes[]> {
  const readers = readdirSync(join(ENTRYPOINTS, 'readers')).map((file) => `readers/${file}`);
  return Promise.all(
    ['page-reader.ts', ...readers].map(async (file) => {
      const { outputFiles } = await build({
        entryPoints: [join(ENTRYPOINTS, file)],
        bundle: true,
        minify: true,
        charset: 'utf8',
        format: 'iife',
        write: false,
      });
      return { name: file, bytes: outputFiles[0]?.contents.byteLength ?? 0 };
    }),
  );
}
