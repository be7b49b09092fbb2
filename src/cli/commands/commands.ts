import type { Command } from '../Command.js';
import { diagram } from './diagram.js';
import { diff } from './diff.js';
import { explain } from './explain.js';
import { lint } from './lint.js';
import { paths } from './paths.js';
import { print } from './print.js';
import { schema } from './schema.js';
import { test } from './test.js';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [lint, explain, diagram, diff, test, paths, print, schema];
