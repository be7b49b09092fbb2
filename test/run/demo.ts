import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/entries.js';
import { runSteps, type Step } from './runSteps.js';

// The demo as the README has it: with its sample, in Chinese, and with a real export where the shared data stand beside.

const real = '../shared/data/maven_crm/sales_pipeline.csv';
const demo = (what: string, ...args: readonly string[]): Step => ({
  name: `demo ${what}`,
  command: ['npm', 'run', 'demo', ...(args.length > 0 ? ['--', ...args] : [])],
});

if (!existsSync(join(root, real))) process.stdout.write(`left out: the demo with ${real}, which is not there\n`);
const { failed } = runSteps('npm run demo', [
  demo('with its sample'),
  demo('in Chinese', '--lang', 'zh-CN'),
  ...(existsSync(join(root, real)) ? [demo('with a real export', real)] : []),
]);
process.exit(failed === 0 ? 0 : 1);
