import { spawnSync } from 'node:child_process';
import { root } from '../../package/entries.js';

// Files, exports and dependencies that nothing uses.

const knip = `${import.meta.dirname}/node_modules/knip/bin/knip.js`;
const { status } = spawnSync(process.execPath, [knip, '--config', `${import.meta.dirname}/knip.json`], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
