import { describe, expect, test } from 'vitest';
import type { ForecastTotal } from '../../../src/forecast/index.js';
import { type DealInput, weightedForecast } from '../../../src/forecast/index.js';

const deal = (id: string, amount: string, value: number, more: Partial<DealInput> = {}): DealInput => ({
  id,
  amount: { amount, currency: 'CNY' },
  stage: 'bid',
  status: 'open',
  probability: { value, source: 'stage' },
  closeOn: '2026-05-01',
  owner: id,
  ...more,
});
const options = { asOf: '2026-04-10T00:00:00Z', currency: 'CNY', groupBy: ['owner'] } as const;
const groupsOf = (rows: readonly DealInput[], more = {}) =>
  weightedForecast(rows, { ...options, ...more }).groups.map(({ key, value }) => [
    key.owner,
    ...(['weighted', 'won', 'open', 'unweighted'] as const).map((part) => value[part].amount),
  ]);

describe('parts that are shown', () => {
  test('an amount in full is itself, though its expected part and the rest of it are both rounded', () => {
    expect(groupsOf([deal('x', '1.43', 0.5), deal('y', '2.29', 0.5)])).toEqual([
      ['x', '0.72', '0.00', '0.72', '1.43'],
      ['y', '1.14', '0.00', '1.14', '2.29'],
    ]);
  });

  test('what is sure is as much in full, also where a rate makes fractions of it', () => {
    const rates = [{ currency: 'USD', on: '2026-04-09', rate: '0.5' }];
    const usd = { amount: { amount: '0.01', currency: 'USD' } };
    const rows = ['a', 'b', 'c', 'd'].flatMap((owner) => [
      deal(`${owner}1`, '', 1, { ...usd, owner, status: 'won', closedOn: '2026-04-09' }),
      deal(`${owner}2`, '', 1, { ...usd, owner }),
    ]);
    // Each owner has half a cent won and half a cent open.
    for (const [, weighted, , , unweighted] of groupsOf(rows, { rates })) {
      expect(weighted).toBe('0.01');
      expect(unweighted).toBe('0.01');
    }
  });

  test('every part is its exact value up or down, and they add up, in hundreds of reports in one currency', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 200; round++) {
      const minors = Array.from({ length: 2 + next(4) }, () => next(2_000) - 100);
      const forecast = weightedForecast(
        minors.map((minor, index) => ({
          ...deal(`d${index}`, '', next(101) / 100, { owner: String(next(3)) }),
          amount: { minor, currency: 'CNY' },
        })),
        options,
      );
      for (const { key, value } of forecast.groups) {
        const own = minors.filter((_, index) => forecast.deals[index]?.owner === key.owner);
        expect(units(value, 'unweighted')).toBe(own.reduce((sum, minor) => sum + minor, 0));
        const exact = forecast.deals.reduce(
          (sum, { owner, probability }, index) =>
            owner === key.owner ? sum + Math.round((probability?.value ?? 0) * 100) * (minors[index] ?? 0) : sum,
          0,
        );
        expect(Math.abs(units(value, 'weighted') * 100 - exact)).toBeLessThan(100);
      }
      for (const part of ['weighted', 'won', 'open', 'unweighted'] as const)
        expect(forecast.groups.reduce((sum, { value }) => sum + units(value, part), 0)).toBe(
          units(forecast.total, part),
        );
    }
  });
});

function units(total: ForecastTotal, part: 'weighted' | 'won' | 'open' | 'unweighted'): number {
  return Math.round(Number(total[part].amount) * 100);
}
