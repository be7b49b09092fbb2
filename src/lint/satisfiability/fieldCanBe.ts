import type { Field, FieldCondition } from '../../definition/index.js';
import type { Json } from '../../issues/index.js';

/** What is asked of one field in one alternative. */
export type FieldAsked = { readonly condition: FieldCondition; readonly answer: 'yes' | 'no' };

const COMPARISONS = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'withinDays'] as const;
/** More values than these are not tried: a hostile condition must not cost quadratic time. */
const MAX_VALUES = 500;
type Comparison = (typeof COMPARISONS)[number];

/**
 * Whether a field can have a value (or none) for which every answer comes out as asked. Sound where it says no: a value
 * that would do does not exist. Types, choices and bounds are looked at; currencies and the length of texts are not.
 */
export function fieldCanBe(field: Field | undefined, asked: readonly FieldAsked[]): boolean {
  return worksWithout(asked) || worksWith(field, asked, true) || worksWith(field, asked, false);
}

/** Without a value `present` is answered, and whatever looks at the value is unknown. */
function worksWithout(asked: readonly FieldAsked[]): boolean {
  return asked.every(({ condition, answer }) => {
    if (condition.present === true) return answer === 'no';
    const looks = condition.valid !== undefined || COMPARISONS.some((name) => condition[name] !== undefined);
    return !looks && answer === 'yes';
  });
}

function worksWith(field: Field | undefined, asked: readonly FieldAsked[], valid: boolean): boolean {
  const left: FieldCondition[] = [];
  const denied: FieldCondition[] = [];
  for (const { condition, answer } of asked) {
    const compares = COMPARISONS.some((name) => condition[name] !== undefined);
    const fails =
      condition.present === false ||
      (condition.valid !== undefined && condition.valid !== valid) ||
      (compares && !valid);
    if (fails && answer === 'yes') return false;
    if (fails) continue;
    if (answer === 'yes') {
      if (compares) left.push(condition);
    } else if (!compares) return false;
    else denied.push(condition);
  }
  return !valid || valueExists(field, left, denied);
}

/** Looks for a value among those next to which anything changes; other than ordered and finite ones are not ruled out. */
function valueExists(
  field: Field | undefined,
  left: readonly FieldCondition[],
  denied: readonly FieldCondition[],
): boolean {
  const all = [...left, ...denied];
  if (all.length === 0) return true;
  if (all.some(({ withinDays }) => withinDays !== undefined)) return true;
  const candidates = candidatesOf(field, all);
  return (
    candidates === null ||
    candidates.some((value) => left.every((one) => holds(value, one)) && !denied.some((one) => holds(value, one)))
  );
}

/** Enough values to decide by; `null` where no finite list is enough. */
function candidatesOf(field: Field | undefined, conditions: readonly FieldCondition[]): readonly Json[] | null {
  if (field === undefined) return null;
  if (field.type === 'boolean') return [true, false];
  if (field.type === 'choice') return field.choices.length > 0 ? field.choices : null;
  const named = conditions.flatMap((one) => COMPARISONS.flatMap((name) => valuesOf(one, name)));
  if (named.length > MAX_VALUES) return null;
  if (field.type === 'number' || field.type === 'money') return numbersAround(field, named);
  if (field.type === 'date') return datesAround(named);
  // Any text but those named: one that nobody would write.
  return [...named, '\u0000'];
}

function valuesOf(condition: FieldCondition, name: Comparison): readonly Json[] {
  const value = condition[name];
  return value === undefined ? [] : ((Array.isArray(value) ? value : [value]) as readonly Json[]);
}

/** Every number named and every bound, with a number between each two neighbours and one on either side. */
function numbersAround({ min, max }: Field, named: readonly Json[]): readonly number[] | null {
  const numbers = named.map((value) => (typeof value === 'object' ? Number.NaN : Number(value)));
  if (numbers.some((value) => !Number.isFinite(value))) return null;
  const points = [
    ...new Set([...numbers, ...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max])]),
  ].sort((a, b) => a - b);
  const between = points.map((point, at) => (point + (points[at + 1] ?? point + 2)) / 2);
  const all = [(points[0] ?? 0) - 1, ...points, ...between];
  return all.filter((value) => (min === undefined || value >= min) && (max === undefined || value <= max));
}

/** Days are discrete: the day before and the day after each that is named are enough. */
function datesAround(named: readonly Json[]): readonly string[] | null {
  const days: string[] = [];
  for (const value of named) {
    const time =
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(time)) return null;
    for (const step of [-1, 0, 1]) days.push(new Date(time + step * 86_400_000).toISOString().slice(0, 10));
  }
  return days;
}

function holds(value: Json, condition: FieldCondition): boolean {
  const { eq, ne, gt, gte, lt, lte } = condition;
  if (eq !== undefined && !isSame(value, eq)) return false;
  if (ne !== undefined && isSame(value, ne)) return false;
  if (condition.in !== undefined && !condition.in.some((choice) => isSame(value, choice))) return false;
  return (
    (gt === undefined || order(value, gt) > 0) &&
    (gte === undefined || order(value, gte) >= 0) &&
    (lt === undefined || order(value, lt) < 0) &&
    (lte === undefined || order(value, lte) <= 0)
  );
}

function isSame(value: Json, other: Json): boolean {
  return typeof value === 'number' && typeof other === 'string' ? value === Number(other) : value === other;
}

function order(value: Json, bound: number | string): number {
  if (typeof value === 'number') return value - Number(bound);
  if (typeof value !== 'string' || typeof bound !== 'string') return Number.NaN;
  return value < bound ? -1 : value > bound ? 1 : 0;
}
