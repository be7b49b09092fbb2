import { execFileSync } from 'node:child_process';
import { Host } from '../../package/Host.js';

// Are the types right? Every entry of the tarball as every kind of importer sees it; `node10` knows no subpaths. The
// entry for vitest can only be imported, as vitest itself.

const VITEST = './testing/vitest';

const host = new Host();
try {
  const attw = `${import.meta.dirname}/node_modules/@arethetypeswrong/cli/dist/index.js`;
  for (const options of [
    ['--profile', 'node16', '--exclude-entrypoints', VITEST],
    ['--profile', 'esm-only', '--entrypoints', VITEST],
  ]) {
    execFileSync(process.execPath, [attw, host.tarball, ...options], { stdio: 'inherit' });
  }
} catch {
  process.exitCode = 1;
} finally {
  host.remove();
}
