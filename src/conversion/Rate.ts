import { proportionInterval } from '../statistics/index.js';

/** A proportion with where it plausibly lies. `value` is `null` on an empty base. */
export type Rate = {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
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

/**
 * A rate as people read it: `63.2 % (62.0–64.3 %, 4238 of 6711)`; *no base* where there is none.
 *
 * @example
 * import { formatRate } from 'stagewright/conversion';
 * const interval = { low: 0.38, high: 0.47, level: 0.95, method: 'wilson' };
 * formatRate({ value: 0.42, numerator: 120, denominator: 286, interval }) // => '42.0 % (38.0–47.0 %, 120 of 286)'
 */
export function formatRate(rate: Rate, { language = 'en' }: { readonly language?: string } = {}): string {
  const { value, numerator, denominator, interval } = rate;
  const chinese = language.startsWith('zh');
  if (value === null) return chinese ? '无基数' : 'no base';
  const percent = (part: number) => (part * 100).toFixed(1);
  const of = chinese ? `${denominator} 中 ${numerator}` : `${numerator} of ${denominator}`;
  const band =
    interval.low === null || interval.high === null
      ? ''
      : `${percent(interval.low)}–${percent(interval.high)} %${chinese ? '，' : ', '}`;
  return chinese ? `${percent(value)} %（${band}${of}）` : `${percent(value)} % (${band}${of})`;
}
