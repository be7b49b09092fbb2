// Bundles and runs the benchmarks of this folder: `node test/bench/run.mjs [name]`, for instance `machine`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const out = `${root}node_modules/.cache/stagewright-bench/`;
const [wanted, ...flags] = process.argv.slice(2);

mkdirSync(out, { recursive: true });
for (const file of readdirSync(here).filter((name) => name.endsWith('.bench.ts'))) {
  const name = file.slice(0, -'.bench.ts'.length);
  if (wanted !== undefined && wanted !== name) continue;
  const bundle = `${out}${name}.mjs`;
  await build({
    entryPoints: [here + file],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: `${root}tsconfig.json`,
    sourcemap: 'inline',
    logLevel: 'error',
  });
  console.log(`\n# ${name}\n`);
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', ...flags, bundle], {
    stdio: 'inherit',
    cwd: root,
  });
  if (status !== 0) process.exitCode = 1;
}
