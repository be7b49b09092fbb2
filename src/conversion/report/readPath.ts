import { isRecord } from '../../issues/index.js';

/**
 * One step into a value: a key; an element of a list, by its names or else by its place; or an element of a curve, by the
 * day that it is of: alone, or in other company, an opportunity has days of its own.
 */
type Step =
  | { readonly key: string }
  | { readonly names: Names | null; readonly index: number }
  | { readonly day: unknown };
type Names = readonly (readonly [key: string, value: unknown])[];

/** What elements of lists are told apart by: the same row of another report has the same names, not the same place. */
export const NAMES: readonly string[] = [
  'stage',
  'state',
  'code',
  'from',
  'to',
  'kind',
  'outcome',
  'name',
  'currency',
  'id',
  'day',
  'clock',
];

/** A path with its places named, so that it leads to the same row of whatever members. */
export type Route = readonly Step[];

/** `null`: the value has no such path. */
export function routeTo(value: unknown, path: string): Route | null {
  const route: Step[] = [];
  let here = value;
  let days: readonly unknown[] = [];
  for (const key of path === '' ? [] : path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return null;
    days = daysIn(here) ?? days;
    const next = (here as { readonly [key: string]: unknown })[key];
    const index = Number(key);
    if (!Array.isArray(here)) route.push({ key });
    else if (here.length === days.length && !isRecord(next)) route.push({ day: days[index] });
    else route.push({ names: namesOf(next), index });
    here = next;
  }
  return route;
}

/** Amounts and exact shares are numbers as text. */
const AS_TEXT: readonly string[] = ['amount', 'numerator', 'denominator'];

/** Whether what stands at the end of a path is a number that a report says, or `null` for one that it does not know. */
export function isNumberAt(value: unknown, path: string): boolean {
  if (value === null || typeof value === 'number') return true;
  return typeof value === 'string' && AS_TEXT.includes(path.slice(path.lastIndexOf('.') + 1));
}

/** What stands there; `undefined` where nothing does. */
export function readRoute(value: unknown, route: Route): unknown {
  let here = value;
  let days: readonly unknown[] = [];
  for (const step of route) {
    if (typeof here !== 'object' || here === null) return undefined;
    days = daysIn(here) ?? days;
    if ('key' in step)
      here = Object.hasOwn(here, step.key) ? (here as { readonly [key: string]: unknown })[step.key] : undefined;
    else if (!Array.isArray(here)) return undefined;
    else if ('day' in step) here = here[days.indexOf(step.day)];
    else here = step.names === null ? here[step.index] : here.find((element) => isNamed(element, step.names as Names));
  }
  return here;
}

/** How much of a route leads to the row: up to its last element of a list, whole curves being in one. */
export function rowOf(route: Route): Route {
  return route.slice(0, route.findLastIndex((step) => 'names' in step) + 1);
}

/** Whether what a route leads to tells its row from others, and counts nothing. */
export function isName(route: Route): boolean {
  const [list, last] = route.slice(-2);
  if (last !== undefined && 'day' in last) return list !== undefined && 'key' in list && list.key === DAYS;
  return last !== undefined && 'key' in last && NAMES.includes(last.key);
}

/** What the rows of a curve are called. */
const DAYS = 'days';

/** The days of the curves of a record. */
function daysIn(value: object): readonly unknown[] | null {
  const days = Object.hasOwn(value, DAYS) ? (value as { readonly [DAYS]: unknown })[DAYS] : null;
  return Array.isArray(days) ? days : null;
}

function namesOf(element: unknown): Names | null {
  if (!isRecord(element)) return null;
  const names = NAMES.filter(
    (key) => Object.hasOwn(element, key) && (element[key] === null || typeof element[key] !== 'object'),
  );
  return names.length === 0 ? null : names.map((key) => [key, element[key]]);
}

function isNamed(element: unknown, names: Names): boolean {
  return (
    typeof element === 'object' &&
    element !== null &&
    names.every(([key, value]) => (element as { readonly [key: string]: unknown })[key] === value)
  );
}
