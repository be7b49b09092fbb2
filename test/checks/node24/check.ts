import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../package/entries.js';

// The tests of the source and of the packed package, run by a newer Node than the oldest that is supported.

const node = `${import.meta.dirname}/node_modules/node/bin/node`;
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const projects = ['--project', 'source', '--project', 'package'];
// What the run of all checks wants to be told, as options of vitest.
const reporters = process.argv.slice(2);
spawnSync(node, ['--version'], { stdio: 'inherit' });
const { status } = spawnSync(
  node,
  [vitest, 'run', '--config', 'test/vitest.config.ts', '--root', '.', ...projects, ...reporters],
  {
    cwd: root,
    env: { ...process.env, PROPERTY_SEED: '24' },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
