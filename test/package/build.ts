import { existsSync, rmSync } from 'node:fs';
import { build } from 'tsup';
import { entries, root } from './entries.js';
import { indexImports } from './indexImports.js';

// Builds every entry point of package.json's `exports` into `dist`: ESM, CommonJS, and the declarations of both.

const missing = entries.filter(({ source }) => !existsSync(root + source));
if (missing.length > 0) {
  const names = missing.map(({ specifier, source }) => `${specifier} (${source})`).join(', ');
  throw new Error(`package.json exports what does not exist: ${names}`);
}

process.chdir(root);
await build({
  config: false,
  silent: true,
  entry: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
  format: ['esm', 'cjs'],
  // tsup sets `baseUrl` for its declarations, which TypeScript 6 calls deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  // Bundled function by function, so that a host installs and loads none of them; YAML is read by the entry for tests.
  noExternal: ['date-fns', '@date-fns/tz', 'yaml'],
  platform: 'neutral',
  target: 'es2022',
  splitting: true,
  esbuildPlugins: [indexImports(`${root}src/forecast/`, ['conversion', 'history'])],
  treeshake: true,
  sourcemap: true,
  clean: true,
});

// One build for both, so that all entries share their classes; what can only be imported has no CommonJS file.
for (const { name } of entries.filter(({ commonJs }) => !commonJs)) {
  for (const ending of ['cjs', 'cjs.map', 'd.cts']) rmSync(`dist/${name}.${ending}`);
}

// The command line: one file by itself, so that what reads its arguments and YAML stands in no entry point.
await build({
  config: false,
  silent: true,
  entry: { cli: 'src/cli/main.ts' },
  format: ['esm'],
  noExternal: ['date-fns', '@date-fns/tz', 'yaml'],
  platform: 'neutral',
  target: 'node20',
  splitting: false,
  treeshake: true,
  sourcemap: false,
  clean: false,
});
