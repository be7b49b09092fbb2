import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../package/entries.js';

// The tests of the source and of the packed package, run by a newer Node than the oldest that is supported.

const node = `${import.meta.dirname}/node_modules/node/bin/node`;
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const projects = ['--project', 'source', '--project', 'package'];
spawnSync(node, ['--version'], { stdio: 'inherit' });
const { status } = spawnSync(node, [vitest, 'run', '--config', 'test/vitest.config.ts', '--root', '.', ...projects], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
