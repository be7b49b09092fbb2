import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../package/entries.js';

/** One thing to run, by name. */
export type Step = {
  readonly name: string;
  readonly command: readonly [program: string, ...args: readonly string[]];
  /** The folder it runs in; the project's by default. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether it runs tests that count one by one: it gets vitest's options for a summary as data. */
  readonly counts?: true;
};

export type Tally = { readonly passed: number; readonly failed: number };

const results = join(root, '.tmp/results');

/** A step that hangs is a failure, not the end of the run: a quarter of an hour. */
const LONGEST_STEP_MS = 900_000;

/**
 * Runs the steps one after the other, all of them, also after a failure, so that one run tells everything.
 *
 * A step counts as one test, or as the tests that it runs. The tally is printed, and kept under `.tmp/results` for the
 * run that sums several.
 */
export function runSteps(title: string, steps: readonly Step[]): Tally {
  mkdirSync(results, { recursive: true });
  const lines: string[] = [];
  let [passed, failed] = [0, 0];
  for (const step of steps) {
    process.stdout.write(`\n== ${step.name} ==\n`);
    const start = process.hrtime.bigint();
    const { ok, tally } = runStep(step);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    passed += tally.passed;
    failed += tally.failed;
    lines.push(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${seconds.toFixed(0)} s)`);
  }
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
  writeFileSync(join(results, `${title.replace(/\W+/g, '-')}.json`), JSON.stringify({ passed, failed }));
  return { passed, failed };
}

function runStep({ name, command, folder, environment, counts }: Step): {
  readonly ok: boolean;
  readonly tally: Tally;
} {
  const summary = join(results, 'vitest.json');
  rmSync(summary, { force: true });
  const [program, ...args] = command;
  const reporters = counts ? ['--reporter=default', '--reporter=json', `--outputFile=${summary}`] : [];
  const { status, error } = spawnSync(program, [...args, ...reporters], {
    cwd: folder === undefined ? root : join(root, folder),
    env: { ...process.env, ...environment, PATH: `${join(root, 'node_modules/.bin')}${separator}${process.env.PATH}` },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    timeout: LONGEST_STEP_MS,
  });
  if (error) process.stdout.write(`${name}: ${error.message}\n`);
  const ok = status === 0;
  if (!counts || !existsSync(summary)) return { ok, tally: { passed: ok ? 1 : 0, failed: ok ? 0 : 1 } };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(summary, 'utf8'));
  // A run can fail without a failed test, as when a file does not load.
  return { ok, tally: { passed: numPassedTests, failed: ok ? 0 : Math.max(1, numFailedTests) } };
}

const separator = process.platform === 'win32' ? ';' : ':';
