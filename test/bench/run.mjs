// Bundles and runs the benchmarks of this folder: `node test/bench/run.mjs [name]`, for instance `machine`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const out = `${root}node_modules/.cache/stagewright-bench/`;
const [wanted, ...flags] = process.argv.slice(2);

// The peers of the reports are packages of their own (`npm ci` in their folder), and are left out where they are not there.
const peers = existsSync(`${here}peers/node_modules`) ? ['peers/peers.bench.ts'] : [];
for (const file of [...readdirSync(here).filter((name) => name.endsWith('.bench.ts')), ...peers]) {
  const name = basename(file, '.bench.ts');
  if (wanted !== undefined && wanted !== name) continue;
  const folder = file === peers[0] ? `${here}peers/node_modules/.cache/` : out;
  mkdirSync(folder, { recursive: true });
  const bundle = `${folder}${name}.mjs`;
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
