import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
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

export type Tally = {
  readonly passed: number;
  readonly failed: number;
  /** What failed and why, for the end of the output: a property that fails once in a hundred runs is known by it alone. */
  readonly failures: readonly string[];
};

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
  const failures: string[] = [];
  let [passed, failed] = [0, 0];
  for (const step of steps) {
    process.stdout.write(`\n== ${step.name} ==\n`);
    const start = process.hrtime.bigint();
    const { ok, tally } = runStep(step);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    passed += tally.passed;
    failed += tally.failed;
    failures.push(...tally.failures.map((failure) => `${step.name}: ${failure}`));
    lines.push(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${seconds.toFixed(0)} s)`);
  }
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
  const tally: Tally = { passed, failed, failures };
  writeFileSync(join(results, `${title.replace(/\W+/g, '-')}.json`), JSON.stringify(tally));
  return tally;
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
  if (!counts || !existsSync(summary))
    return { ok, tally: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: ok ? [] : [`ended with ${status}`] } };
  const { numPassedTests, numFailedTests, testResults }: TestSummary = JSON.parse(readFileSync(summary, 'utf8'));
  const failures = testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message ? [`${relative(root, name)}: ${message.slice(0, LONGEST_FAILURE)}`] : []),
    ...assertionResults
      .filter((test) => test.status === 'failed')
      .map(
        (test) =>
          `${relative(root, name)}: ${test.fullName}\n${test.failureMessages.join('\n').slice(0, LONGEST_FAILURE)}`,
      ),
  ]);
  // A run can fail without a failed test, as when a file does not load or something is thrown beside the tests.
  if (!ok && failures.length === 0) failures.push(`ended with ${status}, no test failed`);
  return { ok, tally: { passed: numPassedTests, failed: ok ? 0 : Math.max(1, numFailedTests), failures } };
}

/** What vitest writes of a run, as far as it is read. */
type TestSummary = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

/** Enough for the seed and the counterexample of a property. */
const LONGEST_FAILURE = 2_000;

const separator = process.platform === 'win32' ? ';' : ':';
