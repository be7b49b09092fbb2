import type { Field, FieldCondition } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { dateOfDay, dayNumber, instantText, isDecimal, readDate } from '../values/index.js';

/** Values to try for a field, and whether no value beside them would answer otherwise. */
export type Candidates = { readonly values: readonly Json[]; readonly exhaustive: boolean };

const MS_PER_DAY = 86_400_000;
const CURRENCY = 'CNY';
/** With more decimals than any other: there are amounts between two cents. */
const FINEST_CURRENCY = 'CLF';

/** Texts that pass each check; of the codes, published examples. */
const PASSING = {
  'cn-mobile': '13800138000',
  uscc: '91350100M000100Y43',
  e164: '+8613800138000',
  email: 'li@example.com',
} as const;

/**
 * Values next to which the answers to these conditions change: what they name, the bounds of the field, and values
 * between and beside those. A plain value comes first, no value and those that are none of the field's type come last.
 *
 * Not exhaustive where texts are ordered or every text that is known to pass is named, where a date is counted from the
 * instant of the decision, which moves, where amounts are too large for cents, and where the field is not declared.
 */
export function candidateValues(
  field: Field | undefined,
  conditions: readonly FieldCondition[],
  at: number,
): Candidates {
  return {
    values: [...valuesBeside(field, conditions, at)],
    exhaustive: areAllBeside(field, conditions),
  };
}

/** The values of `candidateValues`, made as they are asked for: most often the first one will do. */
export function* valuesBeside(
  field: Field | undefined,
  conditions: readonly FieldCondition[],
  at: number,
): Generator<Json> {
  const named = conditions.flatMap(namedIn);
  yield* proper(field, field?.type ?? 'text', named, conditions, at);
  yield* named;
  yield* [null, 'no such value', false, 0];
}

/** Whether no value beside those would answer otherwise. */
export function areAllBeside(field: Field | undefined, conditions: readonly FieldCondition[]): boolean {
  if (field === undefined || conditions.some(({ withinDays }) => withinDays !== undefined)) return false;
  const { type } = field;
  const named = conditions.flatMap(namedIn);
  if (type === 'money')
    return [...named.map(amountOf), field.min ?? 0, field.max ?? 0].every((amount) => Math.abs(amount) <= 1e15);
  if (type !== 'text' && type !== 'phone' && type !== 'email') return true;
  const isOrdered = conditions.some(({ gt, gte, lt, lte }) => [gt, gte, lt, lte].some((bound) => bound !== undefined));
  return !isOrdered && texts(field, type, named).some((value) => !named.includes(value));
}

function proper(
  field: Field | undefined,
  type: Field['type'],
  named: readonly Json[],
  conditions: readonly FieldCondition[],
  at: number,
): Iterable<Json> {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'choice':
      return field?.choices ?? [];
    case 'number':
      return around(field, named, 1);
    case 'money':
      return moneyAround(field, named);
    case 'date':
      return datesAround(named, conditions, at);
    default:
      return texts(field, type, named);
  }
}

function namedIn({ eq, ne, in: choices, gt, gte, lt, lte }: FieldCondition): readonly Json[] {
  return [eq, ...(choices ?? []), ne, gte, lte, gt, lt].filter((value): value is Json => value !== undefined);
}

function* around(
  { min, max }: Pick<Field, 'min' | 'max'> = {},
  named: readonly Json[],
  plain: number,
): Generator<number> {
  const isWithin = (value: number) => (min === undefined || value >= min) && (max === undefined || value <= max);
  if (isWithin(plain)) yield plain;
  const numbers = named.map(Number).filter(Number.isFinite);
  const bounds = [min, max].filter((bound) => bound !== undefined);
  const points = [...new Set([...numbers, ...bounds])].sort((a, b) => a - b);
  const between = points.map((point, index) => (point + (points[index + 1] ?? point + 2)) / 2);
  const [first = plain] = points;
  yield* [...points, ...between, first - 1, Number.MAX_VALUE, -Number.MAX_VALUE].filter(isWithin);
}

const amountOf = (value: Json): number =>
  Number(typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value);

/** Amounts on the cent first, then those between, also in the currencies that the conditions name. */
function* moneyAround(field: Field | undefined, named: readonly Json[]): Generator<Json> {
  const numbers = () => around(field, named.map(amountOf), 100_000);
  const moneys = named.filter((value) => typeof value === 'object' && value !== null && 'currency' in value);
  const currencies = moneys.map((value) => String((value as { readonly currency: Json }).currency));
  for (const currency of new Set([CURRENCY, ...currencies])) {
    for (const value of numbers())
      for (const amount of [value, value - 0.01, value + 0.01].map((one) => one.toFixed(2)))
        if (isDecimal(amount)) yield { amount, currency };
    yield* betweenCents(numbers(), currency);
  }
  if (!currencies.includes(FINEST_CURRENCY)) yield* betweenCents(numbers(), FINEST_CURRENCY);
}

function* betweenCents(numbers: Iterable<number>, currency: string): Generator<Json> {
  for (const value of numbers) {
    const amount = String(value);
    if (Number(value.toFixed(2)) !== value && isDecimal(amount)) yield { amount, currency };
  }
}

/** Days are discrete: the day before and the day after each that is named are enough. */
function datesAround(named: readonly Json[], conditions: readonly FieldCondition[], at: number): readonly string[] {
  const days = named.flatMap((value) => {
    const date = readDate(value);
    return date === null ? [] : [0, -1, 1].map((step) => dateOfDay(dayNumber(date) + step));
  });
  const ahead = conditions.flatMap(({ withinDays }) =>
    withinDays === undefined ? [] : [0, withinDays, withinDays + 1, -1].map((step) => dayAfter(at, step)),
  );
  return [dayAfter(at, 30), ...ahead, ...days];
}

const dayAfter = (at: number, days: number): string => instantText(at + days * MS_PER_DAY).slice(0, 10);

/** Texts that pass, and of plain ones at least one that no condition names. */
function texts(field: Field | undefined, type: Field['type'], named: readonly Json[]): readonly string[] {
  if (field !== undefined && field.choices.length > 0) return field.choices;
  if (field?.check !== undefined) return [PASSING[field.check]];
  if (type === 'email') return [PASSING.email];
  if (type === 'phone') return [PASSING['cn-mobile']];
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = field ?? {};
  const fitting = (text: string) => text.padEnd(min, '.').slice(0, max);
  const taken = new Set(named);
  const more = named.map((_, index) => fitting(String(index))).find((text) => !taken.has(text));
  return [fitting('given'), fitting('other'), ...(more === undefined ? [] : [more])];
}
