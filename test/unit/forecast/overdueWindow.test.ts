import { describe, expect, test } from 'vitest';
import { type DealInput, forecastDistribution, weightedForecast } from '../../../src/forecast/index.js';

const deal = (id: string, closeOn: string | null, more: Partial<DealInput> = {}): DealInput => ({
  id,
  amount: { amount: '10', currency: 'CNY' },
  stage: 'bid',
  status: 'open',
  probability: { value: 0.5, source: 'stage' },
  closeOn,
  owner: 'li',
  ...more,
});
const options = {
  asOf: '2026-04-10T00:00:00Z',
  currency: 'CNY',
  closing: { from: '2026-04-01', to: '2026-07-01' },
} as const;

describe('a deal that is overdue from before the window', () => {
  const late = deal('late', '2026-03-05');

  test('counts in the present period where that was asked for, and is told', () => {
    for (const every of ['month', undefined] as const) {
      const found = weightedForecast([late], { ...options, overdue: 'intoCurrent', ...(every && { every }) });
      expect(found.total.open.amount).toBe('5.00');
      expect(found.groups.map(({ key }) => key.period)).toEqual(every === undefined ? [] : ['2026-04']);
      expect(found.excluded).toEqual({});
      expect(found.warnings).toMatchObject([{ code: 'overdue_moved', params: { count: 1, samples: ['late'] } }]);
      // What was entered is kept.
      expect(found.deals[0]?.closeOn).toBe('2026-03-05');
    }
  });

  test('is counted by itself else, apart from what closes in another year', () => {
    const rows = [
      late,
      deal('next', '2027-03-05'),
      deal('lost', '2026-03-05', { status: 'lost', probability: null }),
      deal('none', null),
    ];
    const excluded = { lost: 1, outsideWindow: 1, overdue: 1, undated: 1 };
    const found = weightedForecast(rows, { ...options, every: 'month' });
    expect(found.excluded).toEqual(excluded);
    expect(found.deals.map(({ leftOut }) => leftOut)).toEqual(['overdue', 'outsideWindow', 'lost', 'undated']);
    expect(forecastDistribution(rows, options).excluded).toEqual(excluded);
    expect(found.warnings).toEqual([]);
  });

  test('is no win of an earlier quarter: that one only lies outside', () => {
    const won = deal('won', '2026-03-05', { status: 'won', closedOn: '2026-03-05' });
    expect(weightedForecast([won], { ...options, overdue: 'intoCurrent' }).excluded).toEqual({ outsideWindow: 1 });
  });

  test('moves into no window in which the present day does not lie', () => {
    const closing = { from: '2026-07-01', to: '2026-10-01' };
    expect(weightedForecast([late], { ...options, closing, overdue: 'intoCurrent' }).excluded).toEqual({ overdue: 1 });
  });

  test('inside of the window it counts either way, in its bucket or in the present month', () => {
    const early = deal('early', '2026-04-02');
    const of = (overdue: 'separate' | 'intoCurrent') =>
      weightedForecast([early], { ...options, every: 'month', overdue }).groups.map(({ key, value }) => [
        key.period,
        value.open.amount,
      ]);
    expect(of('separate')).toEqual([['overdue', '5.00']]);
    expect(of('intoCurrent')).toEqual([['2026-04', '5.00']]);
  });

  test('keeps the rate of the date that was entered', () => {
    const usd = deal('usd', '2026-03-05', { amount: { amount: '10', currency: 'USD' } });
    const rates = [
      { currency: 'USD', on: '2026-03-05', rate: '6' },
      { currency: 'USD', on: '2026-04-10', rate: '7' },
    ];
    const of = (openRate: 'asOf' | 'closeOn') =>
      weightedForecast([usd], { ...options, rates, openRate, overdue: 'intoCurrent' }).total.open.amount;
    expect([of('asOf'), of('closeOn')]).toEqual(['35.00', '30.00']);
  });
});
