import { createIssue, type Issue, StagewrightError } from '../issues/index.js';
import { formatIssue, type Locale } from '../locales/index.js';
import { nearestName } from '../plan/index.js';
import type { Command } from './Command.js';
import { commands } from './commands/commands.js';
import { Failure, fail } from './Failure.js';
import { helpText } from './helpText.js';
import { type Given, readGiven } from './readGiven.js';
import type { Surroundings } from './Surroundings.js';
import { type LANGUAGES, wordsIn } from './texts/wordsIn.js';

/**
 * Answers a call of the command line.
 *
 * @param said what stands behind the name of the program.
 * @returns the exit code: 0 where all is well, 1 where something was found, 2 where the call or a file cannot be read.
 */
export async function runCli(said: readonly string[], version: string, surroundings: Surroundings): Promise<0 | 1 | 2> {
  const texts = inFull(said);
  const words = wordsIn(languageIn(texts));
  try {
    const command = commandOf(texts);
    const given = readGiven(command === null ? texts : texts.slice(1), command?.options ?? {});
    if (given.has('version')) surroundings.write(version);
    else if (given.has('help') || command === null) surroundings.write(helpText(commands, command, words));
    else {
      checkArguments(command, given);
      return await command.run({ ...given, words, surroundings });
    }
    return 0;
  } catch (cause) {
    if (!(cause instanceof Failure || cause instanceof StagewrightError)) throw cause;
    surroundings.writeError(cause.issues.map((issue) => faultText(issue, words.locale)).join('\n'));
    return 2;
  }
}

/** `-h` and `-v` for `--help` and `--version`, `help lint` for `lint --help`. */
function inFull(said: readonly string[]): readonly string[] {
  const texts = said.map((text) => SHORT.get(text) ?? text);
  return texts[0] === 'help' ? [...texts.slice(1), '--help'] : texts;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['-h', '--help'],
  ['-v', '--version'],
]);

/** What is told where a call ends before it is answered. */
export const endedEarly = (said: readonly string[]): string =>
  faultText(createIssue('ended_early', ''), wordsIn(languageIn(said)).locale);

/** The language is wanted even for telling that the call is wrong. */
function languageIn(texts: readonly string[]): (typeof LANGUAGES)[number] {
  const at = texts.findIndex((text) => text === '--lang' || text.startsWith('--lang='));
  const said = texts[at]?.split('=')[1] ?? (at < 0 ? undefined : texts[at + 1]);
  return said === 'zh-CN' ? 'zh-CN' : 'en';
}

/** The command is the first word; without one, help is what is wanted. */
function commandOf([first]: readonly string[]): Command | null {
  if (first === undefined || first.startsWith('--')) return null;
  const command = commands.find(({ name }) => name === first);
  const names = commands.map(({ name }) => name);
  return command ?? fail('unknown_command', { id: first, nearest: nearestName(first, names) });
}

function checkArguments({ args: wanted }: Command, { args }: Given): void {
  const issues = [
    ...wanted.filter((_, index) => !args[index]).map((argument) => createIssue('missing_argument', '', { argument })),
    ...args.slice(wanted.length).map((found) => createIssue('surplus_argument', '', { found })),
    ...(args.filter((arg) => arg === '-').length > 1 ? [createIssue('twice_from_stdin', '')] : []),
  ];
  if (issues.length > 0) throw new Failure(issues);
}

function faultText(issue: Issue, locale: Locale): string {
  const text = formatIssue(issue, locale);
  return issue.path === '' ? text : `${issue.path.trim()}: ${text}`;
}
