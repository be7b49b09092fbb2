import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/entries.js';
import { runSteps } from './runSteps.js';

// `npm run properties`: the files with properties alone, each run drawing anew, the zones of the process in turn; the
// argument is how often. `npm test` draws the same every time: this looks for what it has not drawn.

const rounds = Number(process.argv[2] ?? 1);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('how often is a whole number from 1');
const zones = ['UTC', 'Asia/Shanghai', 'America/New_York'] as const;

const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !/(^|[\\/])node_modules[\\/]/.test(file))
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.prop\(|fc\.assert\(/.test(readFileSync(join(root, file), 'utf8')));

const { failures } = runSteps(
  'npm run properties',
  Array.from({ length: rounds }, (_, round) => ({
    name: `round ${round + 1} with TZ=${zones[round % zones.length]}`,
    command: ['vitest', 'run', '--config', 'test/vitest.config.ts', '--root', '.', '--project', 'source', ...files],
    environment: { TZ: zones[round % zones.length] ?? 'UTC' },
    counts: true,
  })),
);
for (const failure of failures) process.stdout.write(`\nFAILED ${failure}\n`);
process.exit(failures.length === 0 ? 0 : 1);
