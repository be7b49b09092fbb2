import { createIssue, demandType, type Issue, isRecord, StagewrightError, shown, wrongType } from '../issues/index.js';
import { isChinese } from '../locales/index.js';
import { proportionInterval } from '../statistics/index.js';
import { currencyDigits, decimalText } from '../values/index.js';

/** A proportion with where it plausibly lies. `value` is `null` on an empty base. */
export type Rate = {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  /** The currency of numerator and denominator, in its major units; left out where they count opportunities. */
  readonly unit?: string;
  readonly interval: {
    readonly low: number | null;
    readonly high: number | null;
    readonly level: number;
    readonly method: string;
    readonly reason?: string;
  };
};

/** A rate with Wilson's interval; on an empty base `null`, and an interval from 0 to 1. */
export function rateOf(numerator: number, denominator: number): Rate {
  const value = denominator === 0 ? null : numerator / denominator;
  return { value, numerator, denominator, interval: proportionInterval(numerator, denominator) };
}

/** A ratio of two totals that are not parts of each other: it may exceed 1 and has no interval. */
export function ratioOf(numerator: number, denominator: number): Rate {
  return {
    ...rateOf(0, denominator),
    ...withoutInterval('not_a_proportion'),
    value: quotient(numerator, denominator),
    numerator,
  };
}

/** Sums of amounts in minor units, and what there is to know of them. */
type AmountSums = {
  readonly hits: bigint;
  readonly all: bigint;
  readonly squares: number;
  readonly hasNegative: boolean;
  readonly currencies: readonly string[];
};

/**
 * A rate by amount, with Wilson's interval of Kish's effective size (Σa)²/Σa²; below an effective size of 5, with amounts
 * below zero, or of several currencies there is none, and `reason` says why.
 */
export function amountRate({ hits, all, squares, hasNegative, currencies }: AmountSums): Rate {
  if (currencies.length > 1)
    return { value: null, numerator: 0, denominator: 0, ...withoutInterval('mixed_currencies') };
  const [currency] = currencies;
  const digits = currencyDigits(currency ?? 'XXX');
  const [numerator, denominator] = [hits, all].map((minor) => Number(decimalText(minor, digits))) as [number, number];
  const rate = {
    value: quotient(numerator, denominator),
    numerator,
    denominator,
    ...(currency ? { unit: currency } : {}),
  };
  if (hasNegative) return { ...rate, ...withoutInterval('not_a_proportion') };
  const effectiveSize = Number(all) ** 2 / squares;
  return {
    ...rate,
    interval:
      all === 0n
        ? { ...proportionInterval(0, 0), method: 'wilson-kish' }
        : proportionInterval(numerator, denominator, { effectiveSize }),
  };
}

function quotient(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

const withoutInterval = (reason: string) => ({
  interval: { low: null, high: null, level: 0.95, method: 'none', reason },
});

/**
 * Refuses what is no rate.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`, with the property in the path.
 */
export function demandRate(path: string, rate: unknown): void {
  if (!isRecord(rate)) throw new StagewrightError([wrongType(path, 'record', rate)]);
  const { value, numerator, denominator, interval, unit } = rate;
  const at = (name: string) => `${path}.${name}`;
  const issues = [
    ...noNumber(at('numerator'), numerator),
    ...noNumber(at('denominator'), denominator),
    ...(value === null ? [] : noNumber(at('value'), value)),
    ...(unit === undefined || typeof unit === 'string' ? [] : [wrongType(at('unit'), 'text', unit)]),
    ...(isRecord(interval)
      ? ['low', 'high'].flatMap((end) => (interval[end] === null ? [] : noNumber(at(`interval.${end}`), interval[end])))
      : [wrongType(at('interval'), 'record', interval)]),
  ];
  if (issues.length > 0) throw new StagewrightError(issues);
}

/** A number that is none, or has no end, is told as what it is. */
function noNumber(path: string, value: unknown): readonly Issue[] {
  if (typeof value !== 'number') return [wrongType(path, 'number', value)];
  return Number.isFinite(value) ? [] : [createIssue('wrong_type', path, { expected: 'number', found: shown(value) })];
}

/**
 * A rate as people read it: `63.2 % (62.0–64.3 %, 4238 of 6711)`, by amount with its currency: `25.0 % (10 of 40 JPY)`;
 * *no base* where there is none.
 *
 * @throws {StagewrightError} `wrong_type` of what is no rate, or no language.
 *
 * @example
 * import { formatRate } from 'stagewright/conversion';
 * const interval = { low: 0.38, high: 0.47, level: 0.95, method: 'wilson' };
 * formatRate({ value: 0.42, numerator: 120, denominator: 286, interval }) // => '42.0 % (38.0–47.0 %, 120 of 286)'
 */
export function formatRate(rate: Rate, locale: { readonly language?: string } = {}): string {
  demandRate('rate', rate);
  demandType('locale', 'record', locale);
  const { language = 'en' } = locale;
  demandType('locale.language', 'text', language);
  const { value, numerator, denominator, interval, unit } = rate;
  const chinese = isChinese(language);
  if (value === null) return chinese ? '无基数' : 'no base';
  const percent = (part: number) => (part * 100).toFixed(1);
  const parts = chinese ? `${denominator} 中 ${numerator}` : `${numerator} of ${denominator}`;
  const of = unit === undefined ? parts : `${parts} ${unit}`;
  const band =
    interval.low === null || interval.high === null
      ? ''
      : `${percent(interval.low)}–${percent(interval.high)} %${chinese ? '，' : ', '}`;
  return chinese ? `${percent(value)} %（${band}${of}）` : `${percent(value)} % (${band}${of})`;
}
