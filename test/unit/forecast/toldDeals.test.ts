import { describe, expect, it } from 'vitest';
import { type DealInput, type WeightedForecastOptions, weightedForecast } from '../../../src/forecast/index.js';
import { formatHint, formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';

/** What a forecast says of rows, in both languages. */
function told(deals: readonly object[], options: Partial<WeightedForecastOptions> = {}) {
  const { warnings } = weightedForecast(deals as DealInput[], { ...FORECAST_OPTIONS, ...options });
  return warnings.map((issue) => [formatIssue(issue), formatIssue(issue, zhCN)]);
}

describe('what a forecast says of rows that it cannot use', () => {
  it('names the field, and what stands there', () => {
    expect(told([dealOf({ id: 't', status: 'Open' as never }), dealOf({ id: 'u', status: 'WON' as never })])).toEqual([
      [
        'The “status” of a deal cannot be this (2 rows: t, u): Open, WON.',
        '有商机的“status”不能为此值（2行：t、u）：Open、WON。',
      ],
    ]);
    expect(told([{ ...dealOf({ id: 't' }), status: undefined }])).toEqual([
      ['A deal lacks its status (1 row: t).', '有商机缺少“status”（1行：t）。'],
    ]);
    expect(told([dealOf({ id: 'r', closeOn: 46032 as never }), dealOf({ id: 's', closeOn: '31.03.2026' })])).toEqual([
      [
        'The “closeOn” of a deal is not a date (2 rows: r, s): 31.03.2026, 46032.',
        '有商机的“closeOn”不是日期（2行：r、s）：31.03.2026、46032。',
      ],
    ]);
    expect(told([dealOf({ id: 'w', status: 'won', closedOn: 'soon' })])).toEqual([
      ['The “closedOn” of a deal is not a date (1 row: w): soon.', '有商机的“closedOn”不是日期（1行：w）：soon。'],
    ]);
  });

  it('tells a field that cannot be read from one that is missing', () => {
    const throwing = Object.defineProperty({ ...dealOf({ id: 'a' }) }, 'closeOn', {
      get: () => {
        throw new TypeError('a reader of the host');
      },
    });
    expect(told([throwing])).toEqual([
      ['The “closeOn” of a deal cannot be read (1 row: a).', '有商机的“closeOn”无法读取（1行：a）。'],
    ]);
  });

  it('says what is wrong with a probability: its value, its form, or its source', () => {
    const of = (probability: unknown) => told([dealOf({ id: 'a', probability: probability as never })])[0]?.[0];
    expect(of({ value: 60, source: 'stage' })).toBe('A probability is not a number from 0 to 1 (1 row: a): 60.');
    expect(of({ value: 0.6, source: 'gut' })).toBe(
      'The “probability.source” of a deal cannot be this (1 row: a): gut.',
    );
    expect(of(0.5)).toBe('The “probability” of a deal cannot be this (1 row: a): 0.5.');
    expect(of({ value: 0.5, source: 'manual', expiresOn: 5 })).toBe(
      'The “probability.expiresOn” of a deal cannot be this (1 row: a): 5.',
    );
    expect(of({ value: 0.5, source: 'manual', stageValue: 7 })).toBe(
      'The “probability.stageValue” of a deal cannot be this (1 row: a): 7.',
    );
    expect(of({ value: 0.5, source: 'manual', expiresOn: 'later' })).toBe(
      'The “probability.expiresOn” of a deal is not a date (1 row: a): later.',
    );
  });

  it('shows the amounts that are none', () => {
    const of = (amount: unknown) => told([dealOf({ id: 'a', amount: amount as never })])[0];
    expect(of({ amount: '1,000', currency: 'CNY' })).toEqual([
      'The amount is not a decimal number (1 row: a): 1,000.',
      '数额不是十进制数（1行：a）：1,000。',
    ]);
    expect(of({ amount: '1', currency: '￥' })?.[0]).toBe('This is not a currency (1 row: a): ￥.');
    expect(of({ amount: '1.005', currency: 'CNY' })?.[0]).toBe(
      'The amount has more decimals than its currency (1 row: a): 1.005.',
    );
    expect(of({ minor: 2 ** 53, currency: 'CNY' })?.[0]).toBe(
      'The amount is too large for a number; write it as text (1 row: a): 9007199254740992.',
    );
    expect(of(100)?.[0]).toBe('This is no amount of money: an amount and a currency are needed (1 row: a): 100.');
  });

  it('shows five values of a thousand, whatever the order of the rows', () => {
    const deals = Array.from({ length: 1000 }, (_, n) =>
      dealOf({ id: `d${n}`, closeOn: `day ${String(n % 30).padStart(2, '0')}` }),
    );
    const found = (rows: readonly object[]) => weightedForecast(rows as DealInput[], FORECAST_OPTIONS).warnings;
    expect(found(deals)[0]?.params).toMatchObject({
      property: 'closeOn',
      count: 1000,
      found: ['day 00', 'day 01', 'day 02', 'day 03', 'day 04'],
    });
    expect(found([...deals].reverse())).toEqual(found(deals));
    const long = found([dealOf({ closeOn: 'x'.repeat(1e6) })]);
    expect(JSON.stringify(long).length).toBeLessThan(300);
  });

  it('helps: what a probability and a status look like', () => {
    const [issue] = weightedForecast([dealOf({ probability: 0.5 as never })], FORECAST_OPTIONS).warnings;
    expect(issue && formatHint(issue)).toContain('value: 0.3 and source: "stage"');
    const [other] = weightedForecast([dealOf({ status: 'Open' as never })], FORECAST_OPTIONS).warnings;
    expect(other && formatHint(other, zhCN)).toContain('open');
  });
});

describe('rates of exchange', () => {
  const usd = (over: Partial<DealInput>) => dealOf({ amount: { amount: '100', currency: 'USD' }, ...over });
  const rates = [{ currency: 'USD', on: '2026-11-01', rate: '7' }];

  it('that are too old are told as that, with their age and the option that allows it', () => {
    // The first of November is 14 days before the fifteenth, and 19 before the twentieth.
    expect(told([usd({ id: 'a' })], { rates })).toEqual([
      [
        'The exchange rate for USD is too old: 14 days, where maxRateAgeDays allows 7 (1 row: a).',
        'USD的汇率过旧：已有14天，而 maxRateAgeDays 只允许7天（1行：a）。',
      ],
    ]);
    const both = [usd({ id: 'a' }), usd({ id: 'b', status: 'won', closedOn: '2026-11-20' })];
    expect(told(both, { rates, maxRateAgeDays: 1 })[0]?.[0]).toBe(
      'The exchange rate for USD is too old: 19 days, where maxRateAgeDays allows 1 (2 rows: a, b).',
    );
    expect(told(both, { rates, maxRateAgeDays: 19 })).toEqual([]);
  });

  it('that are missing on the day, or of a day that nobody knows, are told as missing', () => {
    const later = [{ currency: 'USD', on: '2026-11-16', rate: '7' }];
    expect(told([usd({ id: 'a' })], { rates: later })).toEqual([
      [
        'There is no exchange rate for USD that stands on 2026-11-15 or before (1 row: a).',
        '在2026-11-15当日或之前没有USD的汇率（1行：a）。',
      ],
    ]);
    const undated = usd({ id: 'w', status: 'won', closeOn: null });
    expect(told([undated], { rates })[0]?.[0]).toBe('There is no exchange rate for USD (1 row: w).');
  });
});

describe('probabilities that nobody knows', () => {
  it('are told where an open deal counts nothing for want of one', () => {
    const deals = [dealOf({ id: 'a', probability: null }), dealOf({ id: 'b' }), dealOf({ id: 'c', status: 'won' })];
    expect(told(deals)).toEqual([
      ['Open deals without a probability count nothing (1 row: a).', '未结束的商机没有赢率，不计入金额（1行：a）。'],
    ]);
    expect(weightedForecast(deals, FORECAST_OPTIONS).excluded).toEqual({ noProbability: 1 });
    // Neither what is lost nor what counts nothing for another reason wants one.
    expect(told([dealOf({ id: 'l', status: 'lost' }), dealOf({ amount: null, probability: null })])).toEqual([]);
  });
});
