import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/entries.js';
import { runSteps, type Step } from './runSteps.js';

// `npm test`: everything that needs nothing but Node. Properties draw the same in every run (test/support/propertySeed.ts),
// and something else in each of the three.

const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--root', '.'] as const;

/** Where dates and zones are reckoned with: these run under three zones of the process. */
const folders = [
  'test/unit/values',
  'test/unit/opportunity',
  'test/unit/history',
  'test/unit/conversion',
  'test/unit/forecast',
  'test/properties',
];
const dated = folders.filter((folder) => holdsTests(folder));

const inZone = (zone: string, seed: number): Step => ({
  name: `tests of dates with TZ=${zone}`,
  command: [...vitest, '--project', 'source', ...dated],
  environment: { TZ: zone, PROPERTY_SEED: `${seed}` },
  counts: true,
});

const { failed } = runSteps('npm test', [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'build', command: ['tsx', 'test/package/build.ts'] },
  { name: 'all tests with TZ=UTC', command: vitest, environment: { TZ: 'UTC', PROPERTY_SEED: '1' }, counts: true },
  inZone('Asia/Shanghai', 2),
  inZone('America/New_York', 3),
]);
process.exit(failed === 0 ? 0 : 1);

function holdsTests(folder: string): boolean {
  try {
    return readdirSync(join(root, folder)).length > 0;
  } catch {
    return false;
  }
}
