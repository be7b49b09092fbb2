import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/entries.js';
import { runSteps, type Step } from './runSteps.js';

// `npm run check`: the checks that need packages of their own, each a folder of test/checks with a lockfile (knip's tree
// has no complete one) and a `check.ts`. Without arguments all of them, else those named. The package is built first.

const folder = 'test/checks';
const known = readdirSync(join(root, folder)).filter((name) => existsSync(join(root, folder, name, 'check.ts')));
const [named, options] = [
  process.argv.slice(2).filter((word) => !word.startsWith('-')),
  process.argv.slice(2).filter((word) => word.startsWith('-')),
];
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`no check is named ${unknown.join(', ')}; there are ${known.join(', ')}`);

const { failed } = runSteps('npm run check', [
  { name: 'build', command: ['tsx', 'test/package/build.ts'] },
  ...(named.length > 0 ? named : known).flatMap((name): readonly Step[] => {
    const own = join(folder, name);
    const install = existsSync(join(root, own, 'package-lock.json')) ? ['ci'] : ['install', '--no-package-lock'];
    return [
      { name: `${name}: install`, command: ['npm', ...install, '--no-audit', '--no-fund'], folder: own },
      {
        name,
        command: ['tsx', `${own}/check.ts`, ...options],
        // It runs the tests, which are counted and named one by one as in `npm test`.
        ...(name === 'node24' ? { counts: true as const } : {}),
      },
    ];
  }),
]);
process.exit(failed === 0 ? 0 : 1);
