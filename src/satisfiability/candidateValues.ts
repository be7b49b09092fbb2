import type { Field, FieldCondition } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { instantText } from '../values/index.js';

/** Values to try for a field, and whether no value beside them would answer otherwise. */
export type Candidates = { readonly values: readonly Json[]; readonly exhaustive: boolean };

const MS_PER_DAY = 86_400_000;
const CURRENCY = 'CNY';

/** Texts that pass each check; of the codes, published examples. */
const PASSING = {
  'cn-mobile': '13800138000',
  uscc: '91350100M000100Y43',
  e164: '+8613800138000',
  email: 'li@example.com',
} as const;

/**
 * Values next to which the answers to these conditions change: what they name, the bounds of the field, and values
 * between and beside those. A plain value comes first, no value and one that is none of the field's type come last.
 *
 * Not exhaustive where texts are ordered, and where a date is counted from the instant of the decision, which moves.
 */
export function candidateValues(
  field: Field | undefined,
  conditions: readonly FieldCondition[],
  at: number,
): Candidates {
  const named = conditions.flatMap(namedIn);
  const type = field?.type ?? 'text';
  const isOrdered = conditions.some(({ gt, gte, lt, lte }) => [gt, gte, lt, lte].some((bound) => bound !== undefined));
  const isRelative = conditions.some(({ withinDays }) => withinDays !== undefined);
  const isDiscrete = type !== 'text' && type !== 'phone' && type !== 'email';
  return {
    values: [...proper(field, type, named, conditions, at), ...named, null, 'no such value'],
    exhaustive: !isRelative && (isDiscrete || !isOrdered),
  };
}

function proper(
  field: Field | undefined,
  type: Field['type'],
  named: readonly Json[],
  conditions: readonly FieldCondition[],
  at: number,
): readonly Json[] {
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
      return texts(field, type);
  }
}

function namedIn({ eq, ne, in: choices, gt, gte, lt, lte }: FieldCondition): readonly Json[] {
  return [eq, ...(choices ?? []), ne, gte, lte, gt, lt].filter((value): value is Json => value !== undefined);
}

function around(
  { min, max }: Pick<Field, 'min' | 'max'> = {},
  named: readonly Json[],
  plain: number,
): readonly number[] {
  const numbers = named.map(Number).filter(Number.isFinite);
  const bounds = [min, max].filter((bound) => bound !== undefined);
  const points = [...new Set([...numbers, ...bounds])].sort((a, b) => a - b);
  const between = points.map((point, index) => (point + (points[index + 1] ?? point + 2)) / 2);
  const [first = plain] = points;
  const all = [plain, ...points, ...between, first - 1];
  return all.filter((value) => (min === undefined || value >= min) && (max === undefined || value <= max));
}

/** Amounts on the cent, also in the currencies that the conditions name. */
function moneyAround(field: Field | undefined, named: readonly Json[]): readonly Json[] {
  const moneys = named.filter((value) => typeof value === 'object' && value !== null && 'currency' in value);
  const amounts = named.map((value) =>
    typeof value === 'object' && value !== null && 'amount' in value ? Number(value.amount) : Number(value),
  );
  const currencies = [CURRENCY, ...moneys.map((value) => String((value as { readonly currency: Json }).currency))];
  const numbers = around(field, amounts, 100_000).flatMap((value) => [value, value - 0.01, value + 0.01]);
  return [...new Set(currencies)].flatMap((currency) =>
    numbers.map((value) => ({ amount: value.toFixed(2), currency })),
  );
}

/** Days are discrete: the day before and the day after each that is named are enough. */
function datesAround(named: readonly Json[], conditions: readonly FieldCondition[], at: number): readonly string[] {
  const days = named.flatMap((value) => {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? [] : [time, time - MS_PER_DAY, time + MS_PER_DAY];
  });
  const ahead = conditions.flatMap(({ withinDays }) =>
    withinDays === undefined ? [] : [0, withinDays, withinDays + 1, -1].map((step) => at + step * MS_PER_DAY),
  );
  return [at + 30 * MS_PER_DAY, ...ahead, ...days].map((time) => instantText(time).slice(0, 10));
}

function texts(field: Field | undefined, type: Field['type']): readonly string[] {
  if (field !== undefined && field.choices.length > 0) return field.choices;
  if (field?.check !== undefined) return [PASSING[field.check]];
  if (type === 'email') return [PASSING.email];
  if (type === 'phone') return [PASSING['cn-mobile']];
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = field ?? {};
  return ['given'.padEnd(min, '.').slice(0, max), 'other'.padEnd(min, '.').slice(0, max)];
}
