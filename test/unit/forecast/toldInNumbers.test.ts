import { describe, expect, it } from 'vitest';
import { forecastConcentration, forecastDistribution } from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';

const sizes = ['900', '500', ...Array.from({ length: 20 }, () => '100')];
const deals = sizes.map((amount, index) => dealOf({ id: `d${index}`, amount: { amount, currency: 'CNY' } }));

describe('what a forecast says in numbers', () => {
  it('is rounded to be read, a share in percent; the issue keeps it as it is', () => {
    const { warnings } = forecastConcentration(deals, FORECAST_OPTIONS);
    // 3,400² / (900² + 500² + 20 · 100²) = 9.17; 81 of 126 parts of the variance.
    expect(warnings.map(({ params }) => params)).toEqual([
      { effectiveDeals: expect.closeTo(9.1746, 4), topVarianceShare: expect.closeTo(81 / 126, 12) },
    ]);
    expect(warnings.map((issue) => [formatIssue(issue), formatIssue(issue, zhCN)])).toEqual([
      [
        'The forecast hangs on few deals: 9.2 count as equals, and one carries 64 % of the variance.',
        '预测取决于少数商机：相当于9.2个同等商机，其中一个占方差的64 %。',
      ],
    ]);
  });

  it('has its currency', () => {
    const two = [dealOf({ id: 'a' }), dealOf({ id: 'b', amount: { amount: '200.00', currency: 'CNY' } })];
    const { warnings } = forecastDistribution(two, FORECAST_OPTIONS);
    expect(warnings.map((issue) => [formatIssue(issue), formatIssue(issue, zhCN)])).toEqual([
      [
        'The level of q50 lies on a plateau: any amount from 100.00 CNY to 200.00 CNY will do.',
        'q50落在平台上：100.00 CNY到200.00 CNY之间的任何金额都可以。',
      ],
    ]);
  });
});
