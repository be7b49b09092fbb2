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

/** `lead: entered 12, median 6.0 days (4.0–9.0)`. */
export function rowText({ fields }: ReportRow, { texts, method, options: { locale, names = {} } }: Telling): string {
  const kindOf = fieldKinds(method);
  const heads = fields.filter(({ form }) => form === 'name');
  const prefix = prefixOf(fields.filter(({ form }) => form !== 'name'));
  const head = heads
    .map(({ name, value }) => (value === null ? nobodysName(name) : codeText(name, String(value))))
    .filter((name, index, all) => name !== all[index - 1])
    .join(' · ');
  const told = fields.flatMap((field) => {
    const value = valueText(field);
    if (value === null) return [];
    const label = field.name
      .slice(prefix)
      .split('.')
      .filter((key) => key !== '')
      .map((key) => wordIn(texts.words, key) ?? key);
    return [[...label, value].join(' ')];
  });
  return `${head === '' ? '' : `${head}${texts.colon}`}${told.join(texts.list)}`;

  function valueText(field: ReportField): string | null {
    if (field.form === 'name') return null;
    if (field.form === 'money')
      return field.value.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ') || texts.noValue;
    if (field.form === 'days') {
      const { value, low, high } = field.value;
      if (value === null) return texts.noValue;
      const [open, close] = texts.bracket;
      const band =
        low === null && high === null
          ? ''
          : `${open}${low === null ? '…' : shortText(low)}–${high === null ? '…' : shortText(high)}${close}`;
      return daysText(value) + band;
    }
    if (field.form === 'rate') {
      const { numerator, denominator, interval = NO_INTERVAL, ...rate } = field.value;
      // Of exact shares those of counts are told with them; of others the terms say nothing to people.
      if (typeof numerator === 'string' && !field.name.endsWith('countShare')) return plainText(rate.value, 'share');
      return formatRate({ ...rate, numerator: Number(numerator), denominator: Number(denominator), interval }, locale);
    }
    if (typeof field.value === 'string') return codeText(field.name, field.value);
    return plainText(field.value, kindOf(field.name)?.kind);
  }

  /** A reason that nobody gave; a place before the first one, or behind the last, is none. */
  function nobodysName(name: string): string {
    return /(?:^|\.)(?:from|to)$/.test(name) ? texts.noValue : texts.none;
  }

  /** Kinds, verdicts and reasons are words of the library, unless the host knows them better. */
  function codeText(name: string, code: string): string {
    const isCode = CODES.includes(name.slice(name.lastIndexOf('.') + 1));
    return wordIn(names, code) ?? (isCode ? wordIn(texts.codes, code) : undefined) ?? code;
  }

  function plainText(value: number | boolean | null, kind: string | undefined): string {
    if (value === null) return texts.noValue;
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (kind === 'share') return `${(value * 100).toFixed(1)} %`;
    return kind === 'days' ? daysText(value) : shortText(value);
  }

  function daysText(value: number): string {
    return fillTemplate(texts.days, () => shortText(value));
  }

  function shortText(value: number): string {
    return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 1 ? 3 : 1);
  }
}

const CODES = ['code', 'kind', 'verdict', 'by', 'reason', 'clock'];

const NO_INTERVAL = { low: null, high: null, level: 0.95, method: 'none' };

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
