import { describe, expect, it } from 'vitest';
import { type ForecastOptions, weightedForecast } from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf } from '../../support/dealOf.js';

const options = { asOf: '2026-04-10T00:00:00Z', currency: 'CNY' } as const;
const dollars = [dealOf({ amount: { amount: '100', currency: 'USD' }, probability: { value: 1, source: 'stage' } })];
const usd = (rate: string, on = '2026-04-10') => ({ currency: 'USD', on, rate });

function told(rates: ForecastOptions['rates'] = []) {
  const { total, warnings, excluded } = weightedForecast(dollars, { ...options, rates });
  return {
    weighted: total.weighted.amount,
    excluded,
    warnings: warnings.map((issue) => [issue.code, issue.path, issue.severity]),
    texts: warnings.flatMap((issue) => [formatIssue(issue), formatIssue(issue, zhCN)]),
  };
}

describe('rates of exchange', () => {
  it('that contradict each other for one day: the one given last stands, and is told', () => {
    expect(told([usd('7'), usd('8')])).toEqual({
      weighted: '800.00',
      excluded: {},
      warnings: [['contradictory_rates', 'rates.1', 'warning']],
      texts: [
        'Two exchange rates are given for USD on 2026-04-10, 7 and 8: the later one in the list is used.',
        'USD在2026-04-10有两个不同的汇率：7与8，采用列表中靠后的一个。',
      ],
    });
    expect(told([usd('8'), usd('6', '2026-04-09'), usd('7')])).toMatchObject({
      weighted: '700.00',
      warnings: [['contradictory_rates', 'rates.2', 'warning']],
    });
  });
  it('that are the same are one', () => {
    expect(told([usd('7'), usd('7.0'), usd('7')])).toMatchObject({ weighted: '700.00', warnings: [] });
  });
  it('into the own currency are told, unless they say the same', () => {
    expect(told([usd('7'), { currency: 'CNY', on: '2026-04-10', rate: '2' }])).toMatchObject({
      weighted: '700.00',
      warnings: [['rate_of_own_currency', 'rates.1', 'warning']],
      texts: [
        'An exchange rate of 2 is given for CNY, the currency of the forecast itself: it is not used.',
        'CNY即预测本身的币种，所给汇率2不予采用。',
      ],
    });
    expect(told([usd('7'), { currency: 'CNY', on: '2026-04-10', rate: '1.00' }]).warnings).toEqual([]);
  });
});
