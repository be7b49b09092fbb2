import { parseArgs } from 'node:util';
import { createIssue, type Issue } from '../issues/index.js';
import { nearestName } from '../plan/index.js';
import type { Call, Command, Option } from './Command.js';
import { Failure } from './Failure.js';
import { GENERAL } from './helpText.js';

type Values = ReadonlyMap<string, readonly string[]>;

/** Arguments and options as they were given. */
export type Given = Pick<Call, 'args' | 'one' | 'all' | 'has'>;

/**
 * Reads arguments and options; whatever is wrong with them is told at once.
 *
 * @throws {Failure} of unknown options, of values that are missing, not possible, or not wanted, of options that exclude each other.
 */
export function readGiven(texts: readonly string[], own: Command['options']): Given {
  const options: { readonly [name: string]: Option } = { ...own, ...GENERAL };
  const { tokens } = parseArgs({
    args: [...texts],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const issues: Issue[] = [];
  const values = new Map<string, readonly string[]>();
  const args: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') args.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const issue = faultOf(name, rawName, value, options);
    if (issue !== null) issues.push(issue);
    else values.set(name, [...(values.get(name) ?? []), value ?? '']);
  }
  issues.push(...clashes([...values.keys()], options));
  if (issues.length > 0) throw new Failure(issues);
  return { args, ...asked(values, options) };
}

function faultOf(
  name: string,
  rawName: string,
  value: string | undefined,
  options: { readonly [name: string]: Option },
): Issue | null {
  if (!Object.hasOwn(options, name)) {
    const nearest = nearestName(name, Object.keys(options));
    return createIssue('unknown_option', '', { id: rawName, nearest: nearest === null ? null : `--${nearest}` });
  }
  const { value: wanted, choices } = options[name] ?? {};
  if (wanted === undefined) return value === undefined ? null : createIssue('option_with_value', '', { id: rawName });
  const possible = choices === undefined ? {} : { choices: [...choices] };
  if (value === undefined || value === '') return createIssue('option_without_value', '', { id: rawName, ...possible });
  const isPossible = choices === undefined || choices.includes(value);
  return isPossible ? null : createIssue('wrong_option_value', '', { id: rawName, found: value, ...possible });
}

function clashes(names: readonly string[], options: { readonly [name: string]: Option }): readonly Issue[] {
  return names.flatMap((name) =>
    (options[name]?.without ?? [])
      .filter((other) => names.includes(other))
      .map((other) => createIssue('options_exclude', '', { id: `--${name}`, other: `--${other}` })),
  );
}

function asked(values: Values, options: { readonly [name: string]: Option }): Pick<Call, 'one' | 'all' | 'has'> {
  return {
    one: (name) => values.get(name)?.at(-1) ?? options[name]?.initial,
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  };
}
