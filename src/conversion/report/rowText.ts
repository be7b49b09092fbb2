import { fillTemplate, type Locale } from '../../locales/index.js';
import { formatRate } from '../Rate.js';
import { fieldKinds } from './fieldKinds.js';
import type { ReportField, ReportRow } from './rowsOf.js';
import type { ReportTexts } from './texts/ReportTexts.js';

type Telling = {
  readonly texts: ReportTexts;
  readonly method: string;
  readonly options: { readonly locale: Locale; readonly names?: { readonly [id: string]: string } };
};

/** As many numbers as a line can hold and still be read. */
const MANY = 8;

/** `lead: entered 12, median 6.0 days (4.0–9.0)`; a row of many numbers takes a line for each of its parts. */
export function rowText(row: ReportRow, telling: Telling): readonly string[] {
  const values = row.fields.filter(({ form }) => form !== 'name');
  const heads = row.fields.filter(({ form }) => form === 'name');
  const lists = prefixOf(values);
  const parts = new Map<string, ReportField[]>();
  for (const field of values) {
    const part = parentOf(field.name);
    const own = parts.get(part) ?? [];
    parts.set(part, own);
    own.push(field);
  }
  if (values.length <= MANY || parts.size < 2) return [lineText(heads, values, lists, telling)];
  return [...parts].map(([part, own]) => lineText(heads, own, lists, telling, part.slice(lists)));
}

/** @param part what the numbers of this line have in common, said once before them. */
function lineText(
  heads: readonly ReportField[],
  values: readonly ReportField[],
  lists: number,
  { texts, method, options: { locale, names = {} } }: Telling,
  part = '',
): string {
  const kindOf = fieldKinds(method);
  const [measure = ''] = method.split('/');
  const currency = values.find(({ form, name }) => form === 'plain' && keyOf(name) === 'currency');
  const money = values.flatMap((field) => (field.form === 'money' ? field.value : []));
  const unit = currency?.value ?? (money.length === 1 ? money[0]?.currency : undefined);
  // A bound is told with the number that it is of, a currency with each amount.
  const toldElsewhere = new Set([...values.flatMap(({ name }) => boundsOf(name)), currency?.name]);
  const words = (path: string) =>
    path
      .split('.')
      .filter((key) => key !== '')
      .map((key) => wordIn(texts.words, `${measure}/${key}`) ?? wordIn(texts.words, key) ?? key);
  const head = [
    ...heads.flatMap((field) => (field.form === 'name' ? [headText(field.name, field.value)] : [])),
    ...(part === '' ? [] : [words(part).join(' ')]),
  ]
    .filter((name, index, all) => name !== all[index - 1])
    .join(' · ')
    .replaceAll(` · ${ARROW} `, ` ${ARROW} `);
  const told = values.flatMap((field) => {
    if (toldElsewhere.has(field.name)) return [];
    const label = words(field.name.slice(lists + part.length)).filter((word) => word !== 'value');
    return [[...label, `${valueText(field) ?? texts.noValue}${boundsText(field)}`].join(' ')];
  });
  return `${head === '' ? '' : `${head}${texts.colon}`}${told.join(texts.list)}`;

  function headText(name: string, value: string | number | null): string {
    if (keyOf(name) === 'day' && typeof value === 'number') return daysText(value);
    const text = value === null ? nobodysName(name) : codeText(name, String(value));
    return keyOf(name) === 'to' ? `${ARROW} ${text}` : text;
  }

  /** The band that stands beside a number in fields of their own. */
  function bandOf(name: string): readonly Bound[] {
    return boundsOf(name).map((bound) => {
      const found = values.find((field) => field.name === bound);
      return found?.form === 'plain' && typeof found.value === 'number' ? found.value : null;
    });
  }

  function boundsText({ name, ...field }: ReportField): string {
    const [low, high] = bandOf(name);
    const percent = (bound: number) => (bound * 100).toFixed(1);
    if (DIFFERENCES.includes(keyOf(name)))
      return bandText(
        low,
        high,
        percent,
        fillTemplate(texts.points, () => ''),
      );
    return kindOf(name)?.kind === 'share'
      ? bandText(low, high, percent, ' %')
      : bandText(low, high, evenText([typeof field.value === 'number' ? field.value : null, low, high]));
  }

  function bandText(low: Bound, high: Bound, text: (bound: number) => string, unit = ''): string {
    if (low == null && high == null) return '';
    const [open, close] = texts.bracket;
    return `${open}${low == null ? '…' : text(low)}–${high == null ? '…' : text(high)}${unit}${close}`;
  }

  function valueText(field: ReportField): string | null {
    if (field.form === 'name') return null;
    if (field.form === 'money')
      return field.value.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ') || texts.noValue;
    if (field.form === 'days') {
      const { value, low, high } = field.value;
      const text = evenText([value, low, high]);
      return value === null ? texts.noValue : daysText(value, text) + bandText(low, high, text);
    }
    if (field.form === 'rate') {
      const { numerator, denominator, interval = NO_INTERVAL, ...rate } = field.value;
      // Of exact shares those of counts are told with them; of others the terms say nothing to people.
      if (typeof numerator === 'string' && !field.name.endsWith('countShare')) return plainText(rate.value, 'share');
      return formatRate({ ...rate, numerator: Number(numerator), denominator: Number(denominator), interval }, locale);
    }
    if (typeof field.value === 'string') return codeText(field.name, field.value);
    if (kindOf(field.name)?.kind === 'amount' && typeof field.value === 'number' && unit)
      return `${shortText(field.value)} ${unit}`;
    const kind = DIFFERENCES.includes(keyOf(field.name)) ? 'points' : kindOf(field.name)?.kind;
    return kind === 'days' && typeof field.value === 'number'
      ? daysText(field.value, evenText([field.value, ...bandOf(field.name)]))
      : plainText(field.value, kind);
  }

  /** A reason that nobody gave; a place before the first one, or behind the last, is none. */
  function nobodysName(name: string): string {
    return ['from', 'to'].includes(keyOf(name)) ? texts.noValue : texts.none;
  }

  /** Kinds, verdicts and reasons are words of the library, unless the host knows them better. */
  function codeText(name: string, code: string): string {
    const isCode = CODES.includes(keyOf(name));
    return wordIn(names, code) ?? (isCode ? wordIn(texts.codes, code) : undefined) ?? code;
  }

  function plainText(value: number | boolean | null, kind: string | undefined): string {
    if (value === null) return texts.noValue;
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (kind === 'points')
      return `${value > 0 ? '+' : ''}${fillTemplate(texts.points, () => (value * 100).toFixed(1))}`;
    if (kind === 'share') return `${(value * 100).toFixed(1)} %`;
    return shortText(value);
  }

  function daysText(value: number, text = shortText): string {
    return fillTemplate(texts.days, () => text(value));
  }

  /** A number and its band with as many decimals as each other: 59.96 beside 52 is 60.0 beside 52.0. */
  function evenText(together: readonly Bound[]): (value: number) => string {
    const areWhole = together.every((one) => one == null || Number.isInteger(one));
    return (value) => (areWhole || !Number.isInteger(value) ? shortText(value) : value.toFixed(1));
  }

  function shortText(value: number): string {
    return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 1 ? 3 : 1);
  }
}

type Bound = number | null | undefined;

const CODES = ['code', 'kind', 'verdict', 'by', 'reason', 'clock'];

/** Differences of shares are told in points: 5 % more of 20 % would be 21 %. */
const DIFFERENCES = ['countShareDelta', 'amountShareDelta', 'difference'];

const NO_INTERVAL = { low: null, high: null, level: 0.95, method: 'none' };

/** Between the place that was left and the one that was entered. */
const ARROW = '→';

const keyOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));
const beside = (path: string, key: string): string => [parentOf(path), key].filter((part) => part !== '').join('.');

/** Where the bounds of a number stand: `median`, `medianLow`, `medianHigh`; of a value, a share or a difference, `low` and `high`. */
const boundsOf = (name: string): readonly string[] =>
  ['value', 'share', 'difference'].includes(keyOf(name))
    ? ['low', 'high'].map((key) => beside(name, key))
    : [`${name}Low`, `${name}High`];

/** How much of their names the fields of a row share: the list that the row is an element of. */
function prefixOf(fields: readonly ReportField[]): number {
  const [first, ...others] = fields.map(({ name, at }) => ({ name, isInList: name !== at }));
  if (first === undefined || !first.isInList) return 0;
  const keys = first.name.split('.').slice(0, -1);
  while (keys.length > 0 && !others.every(({ name }) => name.startsWith(`${keys.join('.')}.`))) keys.pop();
  return keys.join('.').length;
}

/** A table is asked for its own words alone. */
export function wordIn<T>(words: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
