import { demandHistory, type StageHistory } from '../history/index.js';
import {
  createIssue,
  demandOptions,
  type Issue,
  isRecord,
  StagewrightError,
  unknownChoice,
  unknownProperties,
  wrongType,
} from '../issues/index.js';
import { calendarIssues, PERIOD_UNITS } from '../values/index.js';

/** What every measure takes. */
const SHARED = ['asOf', 'groupBy', 'every', 'attributeAt', 'calendar'] as const;

/**
 * What an option must be, as far as it is held to it here: given at all (`needed`), attributes of the history, or one of some
 * words. Of `any` other its reader says what is wrong with it.
 */
type Demand = 'needed' | 'attributes' | 'any' | readonly string[];

/** Every option of a measure but those that all of them take: the compiler sees to it that none is forgotten. */
type Demands<O> = { readonly [option in Exclude<keyof O, (typeof SHARED)[number]>]-?: Demand };

/**
 * Holds the options of a measure against what it takes, before it reads them: the compiler does so for TypeScript, and
 * plain JavaScript and options that were loaded come through here. All that is wrong is told at once.
 *
 * @throws {StagewrightError} `unknown_property` for an option that the measure has not, with the one that was likely meant;
 * `wrong_type` where no history, options, list, zone or calendar is given, `missing_property` for an option without a default,
 * `unknown_choice` for a word, a period or an attribute that there is none of, and what `businessCalendar` refuses of a calendar.
 */
export function checkOptions<O extends object>(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  options: O,
  demands: Demands<O>,
): void {
  demandHistory(history);
  if (!isRecord(options)) throw new StagewrightError([wrongType('options', 'record', options)]);
  const given: { readonly [option: string]: unknown } = options;
  const all: { readonly [option: string]: Demand } = { ...demands, every: PERIOD_UNITS, groupBy: 'attributes' };
  const issues: readonly Issue[] = [
    ...unknownProperties(given, [...Object.keys(demands), ...SHARED]),
    ...Object.entries(all).flatMap(([name, demand]) =>
      optionIssues(name, given[name], demand, Object.keys(history.values)),
    ),
    ...(given.every === undefined ? [] : periodIssues(given.groupBy)),
    ...(given.calendar === undefined ? [] : calendarIssues(given.calendar, 'calendar')),
  ];
  if (issues.length > 0) throw new StagewrightError(issues);
}

/**
 * Which of several forms an option has.
 *
 * @param besides What may stand beside each form.
 * @throws {StagewrightError} `wrong_type`, `unknown_choice` for none of them or more than one, `unknown_property`.
 */
export function readForm<K extends string>(
  path: string,
  value: object,
  besides: { readonly [form in K]: readonly string[] },
): K {
  if (!isRecord(value)) throw new StagewrightError([wrongType(path, 'record', value)]);
  const forms = Object.keys(besides) as K[];
  const [form, other] = forms.filter((name) => Object.hasOwn(value, name));
  if (form === undefined || other !== undefined)
    throw new StagewrightError([unknownChoice(path, Object.keys(value).join(', '), forms)]);
  demandOptions(path, value, [form, ...besides[form]]);
  return form;
}

function optionIssues(name: string, value: unknown, demand: Demand, attributes: readonly string[]): readonly Issue[] {
  if (demand === 'needed')
    return value === undefined || value === null ? [createIssue('missing_property', name, { property: name })] : [];
  if (value === undefined || demand === 'any') return [];
  if (demand !== 'attributes') return wordIssues(name, value, demand);
  if (!Array.isArray(value)) return [wrongType(name, 'list', value)];
  return value.flatMap((one, index) => wordIssues(`${name}.${index}`, one, attributes));
}

/** Periods are told as `period` in the keys of groups, where an attribute of that name would stand in their place. */
function periodIssues(groupBy: unknown): readonly Issue[] {
  const index = Array.isArray(groupBy) ? groupBy.indexOf('period') : -1;
  return index < 0 ? [] : [createIssue('reserved_name', `groupBy.${index}`, { name: 'period' })];
}

function wordIssues(path: string, value: unknown, choices: readonly string[]): readonly Issue[] {
  return typeof value === 'string' && choices.includes(value) ? [] : [unknownChoice(path, value, choices)];
}
