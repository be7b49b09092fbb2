import type { Money } from '../../values/index.js';
import type { DaysQuantile } from '../daysQuantile.js';
import type { Rate } from '../Rate.js';
import { demandPlain } from './demandReport.js';
import { NAMES } from './readPath.js';

/** One thing that a row says, in the form in which reports say it. */
export type ReportField = {
  /** Where it stands in the value, with places in lists: `steps.0.toNext`. */
  readonly at: string;
  /** The same without places: the field of all rows alike. */
  readonly name: string;
} & (
  | { readonly form: 'rate'; readonly value: RateLike }
  | { readonly form: 'days'; readonly value: DaysQuantile }
  | { readonly form: 'money'; readonly value: readonly Money[]; readonly isList: boolean }
  | { readonly form: 'name'; readonly value: string | number | null }
  | { readonly form: 'plain'; readonly value: number | string | boolean | null }
);

/** A rate, or an exact share, which has no interval. */
export type RateLike = Omit<Rate, 'interval' | 'numerator' | 'denominator'> & {
  readonly numerator: number | string;
  readonly denominator: number | string;
  readonly interval?: Rate['interval'];
};

/** One row of a value: itself, or an element of a list in it. What tells it from others stands first among its fields. */
export type ReportRow = { readonly at: string; readonly fields: readonly ReportField[] };

type Found = { readonly [key: string]: unknown };
type Place = { readonly at: string; readonly name: string };

/**
 * All rows of the value of any report: one of what it says as a whole, one for each element of its lists, each with the
 * names of the rows that it stands in. Lists of numbers of one length (curves) are rows together; lists of ids are none.
 */
export function rowsOf(value: unknown): readonly ReportRow[] {
  return visit(value, { at: '', name: '' }, []);
}

function visit(value: unknown, place: Place, inherited: readonly ReportField[]): readonly ReportRow[] {
  const found: Parts = { fields: [], lists: [], columns: [] };
  demandPlain(value, place.at);
  if (Array.isArray(value)) {
    if (isFlat(value)) found.columns.push({ ...place, values: value });
    else found.lists.push({ ...place, values: value });
  } else collect(value, place, found);
  const names = found.fields.filter(({ form }) => form === 'name');
  const own = found.fields.filter(({ form }) => form !== 'name');
  const known = [...inherited, ...names];
  return [
    ...(own.length > 0 ? [{ at: place.at, fields: [...known, ...own] }] : []),
    ...rowsOfColumns(found.columns, place, known),
    ...found.lists.flatMap(({ values, at, name }) =>
      values.flatMap((element, index) => {
        const isNamed =
          typeof element === 'object' && element !== null && NAMES.some((key) => Object.hasOwn(element, key));
        const number: ReportField = { ...within({ at, name }, 'row'), form: 'name', value: index };
        return visit(element, { at: joined(at, String(index)), name }, isNamed ? known : [...known, number]);
      }),
    ),
  ];
}

type Listed = Place & { readonly values: readonly unknown[] };
type Parts = { readonly fields: ReportField[]; readonly lists: Listed[]; readonly columns: Listed[] };

/** Said with every rate alike, and no number of its own. */
const UNSAID = ['level', 'method'];

function collect(value: unknown, place: Place, found: Parts): void {
  const { fields, lists, columns } = found;
  demandPlain(value, place.at);
  if (isRate(value)) {
    fields.push({ ...place, form: 'rate', value });
    // A rate may hold the rows of its parts.
    for (const [key, part] of Object.entries(value as Found))
      if (Array.isArray(part)) collect(part, within(place, key), found);
  } else if (isDays(value)) fields.push({ ...place, form: 'days', value });
  else if (isMoney(value)) fields.push({ ...place, form: 'money', value: [value], isList: false });
  else if (Array.isArray(value)) {
    if (value.length === 0) return;
    if (value.every(isMoney)) fields.push({ ...place, form: 'money', value, isList: true });
    else (isFlat(value) ? columns : lists).push({ ...place, values: value });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value as Found))
      if (!UNSAID.includes(key)) collect(part, within(place, key), found);
  } else if (typeof value !== 'object' || value === null) {
    const plain = (value ?? null) as string | number | boolean | null;
    const key = place.name.slice(place.name.lastIndexOf('.') + 1);
    // What the whole is called has nothing to be told from.
    const isInList = place.at !== place.name;
    if (isInList && NAMES.includes(key) && typeof plain !== 'boolean')
      fields.push({ ...place, form: 'name', value: plain });
    else fields.push({ ...place, form: 'plain', value: plain });
  }
}

/** Lists of numbers that run together, one row an element; texts beside them are their names. */
function rowsOfColumns(columns: readonly Listed[], place: Place, known: readonly ReportField[]): readonly ReportRow[] {
  const lengths = [...new Set(columns.filter(({ values }) => !values.some(isText)).map(({ values }) => values.length))];
  return lengths.flatMap((length) => {
    const own = columns.filter(({ values }) => values.length === length);
    return Array.from({ length }, (_, index) => ({
      at: joined(place.at, String(index)),
      fields: [
        ...known,
        { ...within(place, 'position'), form: 'name' as const, value: index },
        ...own.map(({ values, at, name }): ReportField => {
          const here = { at: joined(at, String(index)), name };
          const value = values[index];
          demandPlain(value, here.at);
          return isText(value)
            ? { ...here, form: 'name', value }
            : { ...here, form: 'plain', value: (value ?? null) as number | null };
        }),
      ],
    }));
  });
}

const joined = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);
const within = ({ at, name }: Place, key: string): Place => ({ at: joined(at, key), name: joined(name, key) });
const isText = (value: unknown): value is string => typeof value === 'string';
const isFlat = (values: readonly unknown[]) =>
  values.length > 0 && values.every((value) => typeof value !== 'object' || value === null);

const has = (value: unknown, keys: readonly string[]): value is Found =>
  typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));

const isRate = (value: unknown): value is RateLike => has(value, ['value', 'numerator', 'denominator']);
const isMoney = (value: unknown): value is Money =>
  has(value, ['amount', 'currency']) && Object.keys(value).length === 2 && isText(value.amount);
const isDays = (value: unknown): value is DaysQuantile =>
  has(value, ['value', 'low', 'high']) && Object.keys(value).length === 3;
