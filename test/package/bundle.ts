import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { manifest, root } from './entries.js';

/** What a host's bundler makes of a few lines that import the package. */
export type Bundle = {
  readonly text: string;
  readonly gzipBytes: number;
  /** The files that left something in it, as paths from the project's folder. */
  readonly files: readonly string[];
};

/**
 * Bundles some code against the built package, found through its own `exports` as a host finds it.
 *
 * For a browser, so that an import of a module of Node fails. `bare` takes no annotation's word for what is free of side
 * effects, and leaves the text as it is.
 */
export async function bundle(code: string, { bare = false } = {}): Promise<Bundle> {
  const result = await build({
    stdin: { contents: code, resolveDir: root },
    absWorkingDir: root,
    tsconfigRaw: '{}',
    bundle: true,
    // Optional peers are the host's own.
    external: Object.keys(manifest.peerDependencies),
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    treeShaking: true,
    minify: !bare,
    ignoreAnnotations: bare,
    logLevel: 'silent',
  });
  const output = Object.values(result.metafile.outputs)[0];
  const file = result.outputFiles[0];
  if (output === undefined || file === undefined) throw new Error('esbuild made nothing');
  const files = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    text: file.text,
    gzipBytes: gzipSync(file.contents, { level: 9 }).length,
    files: files.map(([path]) => path),
  };
}
