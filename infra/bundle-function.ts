import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');

/**
 * How code is bundled for Lambda. Nothing is external: the AWS SDK in the asset is the one that the lock file pins, not
 * the one that the runtime happens to carry. Names are not kept: errors are told apart by `name` and `code`, which are
 * data. The same sources give the same bytes on every machine, so the asset's hash changes only with them.
 */
export const BUNDLING = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // The CommonJS builds of some dependencies call `require`, which an ES module has not.
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  minify: true,
  // The build for Node is CommonJS and calls `require`; that for browsers is the same parser as ES modules.
  alias: { yaml: join(ROOT, 'node_modules', 'yaml', 'browser', 'index.js') },
  // Arabic literals stay one character each, not six of escape.
  charset: 'utf8',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Where {@link bundleFunction} writes unless told otherwise: beside `cdk.out`, ignored by git. */
export function bundleFolder(name: string): string {
  return join(ROOT, 'dist', 'functions', name);
}

/**
 * Bundles `functions/<name>/handler.ts` to `<folder>/handler.mjs` and returns the folder, which holds nothing else but
 * the chunks that it loads. Code behind a dynamic `import()` becomes a chunk of its own, read only when it is needed: that is
 * most of the SDK's credential providers, and it keeps cold starts short. Throws esbuild's own error, with its place.
 */
export function bundleFunction(name: string, folder = bundleFolder(name)): string {
  rmSync(folder, { recursive: true, force: true });
  buildSync({
    ...BUNDLING,
    splitting: true,
    entryPoints: { handler: join('functions', name, 'handler.ts') },
    outdir: folder,
  });
  return folder;
}
