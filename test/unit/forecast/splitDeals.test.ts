import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type DealSplit, forecastConcentration, splitDeals, weightedForecast } from '../../../src/forecast/index.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';

const split = (owner: string, share: DealSplit['share'], type: DealSplit['type'] = 'share') => ({
  dealId: 'd',
  owner,
  share,
  type,
});

describe('splitDeals', () => {
  it('divides among owners, what is left stays with nobody, and it is one opportunity still', () => {
    const { deals, overlays, issues } = splitDeals(
      [dealOf()],
      [split('li', '50%'), split('wu', 0.25), split('xu', 0.1, 'overlay')],
    );
    expect(deals.map(({ owner, amount }) => [owner, amount && 'amount' in amount && amount.amount])).toEqual([
      ['li', '50.00'],
      ['wu', '25.00'],
      [null, '25.00'],
    ]);
    expect([overlays.length, overlays[0]?.amount, issues]).toEqual([1, { amount: '10.00', currency: 'CNY' }, []]);
    const { n, total, groups } = weightedForecast(deals, { ...FORECAST_OPTIONS, groupBy: ['owner'] });
    expect([n, total.weighted.amount, groups.length]).toEqual([1, '50.00', 3]);
    expect(forecastConcentration(deals, FORECAST_OPTIONS).largestShare).toBe(1);
  });

  it('keeps a deal whole whose shares exceed it, and tells every fault', () => {
    const { deals, issues } = splitDeals(
      [dealOf()],
      [split('li', '2/3'), split('wu', '2/3'), split('xu', 7), { ...split('li', 1), dealId: 'z' }],
    );
    expect(deals).toEqual([dealOf()]);
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'not_a_share splits.2.share',
      'splits_exceed_whole splits',
      'unknown_reference splits',
    ]);
  });

  test.prop([
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    fc.array(fc.integer({ min: 1, max: 997 }), { minLength: 1, maxLength: 8 }),
  ])('parts add up to the whole, to the minor unit', (minor, weights) => {
    const whole = weights.reduce((a, b) => a + b);
    const deal = dealOf({ amount: { minor, currency: 'CNY' } });
    const { deals } = splitDeals(
      [deal],
      weights.map((weight, index) => split(`o${index}`, `${weight}/${whole}`)),
    );
    const cents = deals.map(({ amount }) =>
      BigInt(String(amount && 'amount' in amount ? amount.amount : '').replace('.', '')),
    );
    expect(cents.reduce((a, b) => a + b, 0n)).toBe(minor);
    expect(deals.length).toBe(weights.length);
  });
});
