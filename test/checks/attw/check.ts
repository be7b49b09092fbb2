import { execFileSync } from 'node:child_process';
import { Host } from '../../package/Host.js';

// Are the types right? Every entry of the tarball as every kind of importer sees it; `node10` knows no subpaths.

const host = new Host();
try {
  const attw = `${import.meta.dirname}/node_modules/@arethetypeswrong/cli/dist/index.js`;
  execFileSync(process.execPath, [attw, host.tarball, '--profile', 'node16'], { stdio: 'inherit' });
} catch {
  process.exitCode = 1;
} finally {
  host.remove();
}
