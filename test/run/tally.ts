import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/entries.js';
import type { Tally } from './runSteps.js';

// The closing line of continuous integration: the sum of what the runs before it counted.

const folder = join(root, '.tmp/results');
const tallies = readdirSync(folder)
  .filter((file) => file !== 'vitest.json')
  .map((file): Tally => JSON.parse(readFileSync(join(folder, file), 'utf8')));
const sum = (pick: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + pick(tally), 0);
process.stdout.write(`\n${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed\n`);
