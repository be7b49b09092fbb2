import type { StageHistory } from '../history/index.js';
import { createIssue, type Issue, isRecord, StagewrightError, unknownChoice, wrongType } from '../issues/index.js';
import { type CalendarInput, isCalendarInput, PERIOD_UNITS, readCalendar } from '../values/index.js';

/** What a measure asks of its own options, beside what it shares with the others. */
type Demands = {
  /** Options without a default. */
  readonly needs?: readonly string[];
  /** Words that an option must be one of, where it is given. */
  readonly words?: { readonly [option: string]: readonly string[] };
  /** Options that are lists of attributes, beside `groupBy`. */
  readonly attributes?: readonly string[];
};

const UNITS = ['elapsed', 'calendar', 'business'];

/**
 * Holds the options of a measure against what it takes, before it reads them: the compiler does so for TypeScript, and
 * plain JavaScript and options that were loaded come through here. All that is wrong is told at once.
 *
 * @throws {StagewrightError} `wrong_type` where no options, list, zone or calendar is given, `missing_property` for an option
 * without a default, `unknown_choice` for a word, a period or an attribute that there is none of, `unknown_time_zone`.
 */
export function checkOptions(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { values }: StageHistory<any>,
  options: object,
  { needs = [], words = {}, attributes = [] }: Demands = {},
): void {
  if (!isRecord(options)) throw new StagewrightError([wrongType('options', 'record', options)]);
  const given = Object.entries({ every: PERIOD_UNITS, unit: UNITS, ...words }).filter(
    ([name]) => options[name] !== undefined,
  );
  const issues: readonly Issue[] = [
    ...needs
      .filter((name) => options[name] === undefined || options[name] === null)
      .map((property) => createIssue('missing_property', property, { property })),
    ...given.flatMap(([name, choices]) => wordIssues(name, options[name], choices)),
    ...['groupBy', ...attributes].flatMap((name) => attributeIssues(name, options[name], Object.keys(values))),
    ...(options.calendar === undefined || isCalendarInput(options.calendar)
      ? []
      : [wrongType('calendar', 'text', options.calendar)]),
  ];
  if (issues.length > 0) throw new StagewrightError(issues);
  if (options.calendar !== undefined) readCalendar(options.calendar as CalendarInput);
}

/** Which of several forms an option has. @throws {StagewrightError} `wrong_type`, `unknown_choice` for none of them. */
export function readForm<K extends string>(path: string, value: object, forms: readonly K[]): K {
  if (!isRecord(value)) throw new StagewrightError([wrongType(path, 'record', value)]);
  const form = forms.find((name) => Object.hasOwn(value, name));
  if (form !== undefined) return form;
  throw new StagewrightError([unknownChoice(path, Object.keys(value).join(', '), forms)]);
}

function wordIssues(path: string, value: unknown, choices: readonly string[]): readonly Issue[] {
  return typeof value === 'string' && choices.includes(value) ? [] : [unknownChoice(path, value, choices)];
}

function attributeIssues(path: string, names: unknown, known: readonly string[]): readonly Issue[] {
  if (names === undefined) return [];
  if (!Array.isArray(names)) return [wrongType(path, 'list', names)];
  return names.flatMap((name, index) => wordIssues(`${path}.${index}`, name, known));
}
