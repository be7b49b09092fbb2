import { StagewrightError } from '../../issues/index.js';
import { type Journey, type JourneyRun, parseJourneys, runJourneys, updateJourneys } from '../../testing/index.js';
import type { Call, Command } from '../Command.js';
import { Failure } from '../Failure.js';
import { json } from '../json.js';
import { readModel } from '../read/readModel.js';
import { nameOfFile, readMarkedText } from '../read/readText.js';

export const test: Command = {
  name: 'test',
  args: ['model', 'journeys'],
  options: {
    format: { value: 'format', choices: ['text', 'json'], initial: 'text' },
    update: {},
  },
  async run(call) {
    const { args, one, has, surroundings, words } = call;
    const [file = '', golden = ''] = args;
    const { plan } = await readModel(file, surroundings);
    const text = await readMarkedText(golden, surroundings);
    const runs = runJourneys(plan, read(text, nameOfFile(golden)), { locale: words.locale });
    const updated = has('update') ? updateJourneys(plan, text) : text;
    // What was read from standard input goes to standard output.
    if (has('update') && golden === '-') {
      surroundings.write(updated);
      return 0;
    }
    surroundings.write(one('format') === 'json' ? json(runs) : textOf(runs, call, updated === text ? null : golden));
    if (has('update')) {
      if (updated !== text) await surroundings.writeFile(golden, updated);
      return runs.some(({ issues }) => issues.length > 0) ? 1 : 0;
    }
    return runs.every(({ holds }) => holds) ? 0 : 1;
  },
};

/** The journeys of a file; what is wrong with it is told with its lines. */
function read(text: string, file: string): readonly Journey[] {
  try {
    return parseJourneys(text);
  } catch (cause) {
    if (!(cause instanceof StagewrightError)) throw cause;
    throw new Failure(
      cause.issues.map((issue) => {
        const place = typeof issue.params.line === 'number' ? `${file}:${issue.params.line}` : file;
        return { ...issue, path: issue.path === '' ? place : `${place} ${issue.path}` };
      }),
    );
  }
}

/** @param rewritten the file that now says what happened, `null` where none was written. */
function textOf(runs: readonly JourneyRun[], { words }: Call, rewritten: string | null): string {
  const failed = runs.filter(({ holds }) => !holds).length;
  return [
    ...runs.flatMap(({ title, holds, text }) => [`${holds ? '✓' : '✗'} ${title}`, ...(holds ? [] : [indented(text)])]),
    words.say('journeysHeld', { count: String(runs.length), failed: String(failed) }),
    ...(rewritten === null ? [] : [words.say('journeysUpdated', { file: rewritten })]),
  ].join('\n');
}

const indented = (text: string): string => text.replace(/^/gm, '  ');
