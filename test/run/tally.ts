import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/entries.js';
import type { Tally } from './runSteps.js';

// The end of continuous integration: what failed, from all the runs before it, and the sum of what they counted. The
// argument is how many of them ended badly: one that broke before it could count is a failure too.

const folder = join(root, '.tmp/results');
const tallies = readdirSync(folder)
  .filter((file) => file !== 'vitest.json')
  .map((file): Tally => JSON.parse(readFileSync(join(folder, file), 'utf8')));
const sum = (pick: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + pick(tally), 0);
const broken = Number(process.argv[2] ?? 0) - tallies.filter(({ failed }) => failed > 0).length;
const failed = sum(({ failed }) => failed) + Math.max(0, broken);
for (const failure of tallies.flatMap(({ failures }) => failures)) process.stdout.write(`\nFAILED ${failure}\n`);
process.stdout.write(`\n${sum(({ passed }) => passed)} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
