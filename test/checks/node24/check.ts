import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { root } from '../../package/entries.js';

// The tests of the source and of the packed package, run by a newer Node than the oldest that is supported.

const node = `${import.meta.dirname}/node_modules/node/bin/node`;
const vitest = createRequire(import.meta.url).resolve('vitest/vitest.mjs');
const projects = ['--project', 'source', '--project', 'package'];
spawnSync(node, ['--version'], { stdio: 'inherit' });
const { status } = spawnSync(node, [vitest, 'run', '--config', 'test/vitest.config.ts', '--root', '.', ...projects], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
