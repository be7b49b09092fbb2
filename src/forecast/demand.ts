import {
  createIssue,
  type Issue,
  isIterable,
  isList,
  isRecord,
  StagewrightError,
  shown,
  unknownChoice,
  unknownProperties,
  wrongType,
} from '../issues/index.js';
import { calendarIssues, isCurrency, readMoneyIssue, readProbability } from '../values/index.js';

/**
 * What a value must be; tells all that is wrong with it. The compiler holds TypeScript to the types of this entry, and plain
 * JavaScript and data that were loaded are held to these.
 */
export type Demand = ((value: unknown, path: string) => readonly Issue[]) & { readonly isOptional?: true };

export type Demands = { readonly [property: string]: Demand };

/** @throws {StagewrightError} with everything that is wrong with the arguments; each is named by its path. */
export function demand(args: { readonly [path: string]: unknown }, demands: Demands): void {
  const issues = Object.entries(demands).flatMap(([path, must]) => asked(must, args[path], path));
  if (issues.length > 0) throw new StagewrightError(issues);
}

/**
 * Options are named without the word `options` before them, and there are no others: a misspelt one would count for nothing.
 *
 * @param demands Of every option that there is.
 * @throws {StagewrightError} with everything that is wrong with them; `unknown_property` for an option that nobody reads.
 */
export function demandOptions(options: unknown, demands: Demands): void {
  if (!isRecord(options)) throw new StagewrightError([wrongType('options', 'record', options)]);
  const issues = [
    ...unknownProperties(options, Object.keys(demands)),
    ...Object.entries(demands).flatMap(([name, must]) => asked(must, options[name], name)),
  ];
  if (issues.length > 0) throw new StagewrightError(issues);
}

function asked(must: Demand, value: unknown, path: string): readonly Issue[] {
  return value === undefined && must.isOptional !== true
    ? [createIssue('missing_property', path, { property: path.slice(path.lastIndexOf('.') + 1) })]
    : must(value, path);
}

/** Only that something is given: whoever reads it says what is wrong with it. */
export const given: Demand = () => [];

export const text: Demand = (value, path) => (typeof value === 'string' ? [] : [wrongType(path, 'text', value)]);
export const flag: Demand = (value, path) => (typeof value === 'boolean' ? [] : [wrongType(path, 'boolean', value)]);
export const callable: Demand = (value, path) =>
  typeof value === 'function' ? [] : [wrongType(path, 'function', value)];

/** Anything to go through, but no text. */
export const iterable: Demand = (value, path) => (isIterable(value) ? [] : [wrongType(path, 'list', value)]);

/** Any number, whose range its reader knows. */
export const number: Demand = (value, path) => (typeof value === 'number' ? [] : [wrongType(path, 'number', value)]);

/** A number from one to another, both included. */
export function between(min: number, max: number): Demand {
  return (value, path) => {
    if (typeof value !== 'number') return [wrongType(path, 'number', value)];
    const bounds = { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) };
    return value >= min && value <= max ? [] : [createIssue('out_of_range', path, { found: String(value), ...bounds })];
  };
}

export function whole(min: number, max: number): Demand {
  const range = between(min, max);
  return (value, path) =>
    typeof value !== 'number' || Number.isInteger(value)
      ? range(value, path)
      : [createIssue('out_of_range', path, { found: String(value), min, max })];
}

/** Large enough for all that is measured, and its square is still a number. */
const LARGEST = 1e100;

/** A number that can be reckoned with. */
export const finite: Demand = (value, path) => between(-LARGEST, LARGEST)(value, path);
export const share: Demand = (value, path) => between(0, 1)(value, path);
export const notNegative: Demand = (value, path) => between(0, Number.POSITIVE_INFINITY)(value, path);

/** A level of confidence, above 0 and below 1. */
export const level: Demand = (value, path) => {
  if (typeof value !== 'number') return [wrongType(path, 'number', value)];
  return value > 0 && value < 1
    ? []
    : [createIssue('out_of_range', path, { found: String(value), above: 0, below: 1 })];
};

export const money: Demand = (value, path) => {
  const issue = readMoneyIssue(value, path);
  return issue === null ? [] : [issue];
};

/** Money as results hold it: its amount is text. */
export const storedMoney: Demand = (value, path) => {
  const issues = money(value, path);
  return issues.length > 0 || !isRecord(value) ? issues : text(value.amount, `${path}.amount`);
};

export const currency: Demand = (value, path) =>
  isCurrency(value) ? [] : [createIssue('unknown_currency', path, { currency: shown(value) })];

export const probability: Demand = (value, path) =>
  readProbability(value) === null ? [createIssue('invalid_probability', path, { found: shown(value) })] : [];

export function oneOf(...words: readonly string[]): Demand {
  return (value, path) =>
    typeof value === 'string' && words.includes(value) ? [] : [unknownChoice(path, value, words)];
}

export function listOf(item: Demand): Demand {
  return (value, path) =>
    isList(value)
      ? Array.from(value, (one, index) => asked(item, one, `${path}.${index}`)).flat()
      : [wrongType(path, 'list', value)];
}

export function pairOf(item: Demand): Demand {
  const list = listOf(item);
  return (value, path) =>
    isList(value) && value.length !== 2
      ? [createIssue('lengths_differ', path, { found: value.length, expected: 2 })]
      : list(value, path);
}

/** A record of data, which may have more than what is read of it: a row of the host, a result that was stored. */
export function record(properties: Demands): Demand {
  return (value, path) =>
    isRecord(value)
      ? Object.entries(properties).flatMap(([name, must]) => asked(must, value[name], `${path}.${name}`))
      : [wrongType(path, 'record', value)];
}

/** A record that is written for this call, as options are: what nobody reads of it is refused. */
export function exactRecord(properties: Demands): Demand {
  const must = record(properties);
  return (value, path) => [
    ...(isRecord(value) ? unknownProperties(value, Object.keys(properties), (name) => `${path}.${name}`) : []),
    ...must(value, path),
  ];
}

/** A record of any names. */
export function mapOf(item: Demand): Demand {
  return (value, path) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([name, one]) => asked(item, one, `${path}.${name}`))
      : [wrongType(path, 'record', value)];
}

/** What its kind says, by the word in a property. */
export function byKind(property: string, kinds: Demands): Demand {
  return (value, path) => {
    if (!isRecord(value)) return [wrongType(path, 'record', value)];
    const kind = value[property];
    const must = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return must?.(value, path) ?? [unknownChoice(`${path}.${property}`, kind, Object.keys(kinds))];
  };
}

export function nullable(must: Demand): Demand {
  return (value, path) => (value === null ? [] : must(value, path));
}

/** May be left out. */
export function optional(must: Demand): Demand {
  return Object.assign((value: unknown, path: string) => (value === undefined ? [] : must(value, path)), {
    isOptional: true as const,
  });
}

/** A zone by its name, or a calendar. */
export const calendar: Demand = calendarIssues;
