import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  compareForecasts,
  type DealInput,
  type Forecast,
  type ForecastTotal,
  weightedForecast,
} from '../../src/forecast/index.js';

const RATES = [
  { currency: 'USD', on: '2026-11-10', rate: '7.123457' },
  { currency: 'JPY', on: '2026-11-10', rate: '0.047311' },
];
const options = { asOf: '2026-11-15T00:00:00Z', currency: 'CNY', rates: RATES, maxRateAgeDays: 9999 } as const;

const date = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2026, 10, 10) + days * 86_400_000).toISOString().slice(0, 10));
const probability = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map((parts) => parts / 1000),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 99 }))
    .map(([below, above]) => ({ numerator: Math.min(above, below), denominator: below })),
);
const deal = fc
  .record({
    minor: fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.bigInt({ min: 0n, max: 10n ** 18n })),
    currency: fc.constantFrom('CNY', 'CNY', 'USD', 'JPY'),
    stage: fc.constantFrom('lead', 'offer', 'bid'),
    status: fc.constantFrom('open', 'open', 'won', 'lost'),
    value: probability,
    stageValue: fc.option(probability),
    source: fc.constantFrom('manual', 'stage', 'model'),
    closeOn: fc.option(date),
    owner: fc.option(fc.constantFrom('li', 'wu', 'ma')),
  })
  .map(({ minor, currency, value, source, stageValue, status, ...rest }) => ({
    ...rest,
    status: status as 'open',
    amount: { minor, currency },
    probability: status === 'open' ? { value, source: source as 'manual', stageValue } : null,
  }));
const deals = fc
  .array(deal, { maxLength: 30 })
  .map((list): DealInput[] => list.map((one, n) => ({ ...one, id: `d${n}` })));

const minor = (text: string) => BigInt(text.replace('.', ''));
const PARTS = ['weighted', 'won', 'open', 'unweighted'] as const;
const sum = (totals: readonly ForecastTotal[], part: (typeof PARTS)[number]) =>
  totals.reduce((all, total) => all + minor(total[part].amount), 0n);

/** The exact sum in one fraction of BigInts, row by row: nothing of the library's way is repeated. */
function oracle(rows: readonly DealInput[]): bigint {
  let above = 0n;
  let below = 1n;
  for (const row of rows) {
    if (row.status === 'lost') continue;
    const { minor: amount, currency } = row.amount as { minor: bigint; currency: string };
    // Won nobody knows when: the rate of that day is not known either.
    if (row.status === 'won' && row.closeOn === null && currency !== 'CNY') continue;
    const given = row.status === 'won' ? 1 : (row.probability as { value: unknown }).value;
    const [p, q] =
      typeof given === 'number'
        ? [BigInt(Math.round(given * 1000)), 1000n]
        : typeof given === 'string'
          ? [BigInt(given.slice(0, -1)), 100n]
          : [
              BigInt((given as { numerator: number }).numerator),
              BigInt((given as { denominator: number }).denominator),
            ];
    const [rate, scale] =
      currency === 'USD' ? [7_123_457n, 1_000_000n] : currency === 'JPY' ? [47_311n * 100n, 1_000_000n] : [1n, 1n];
    above = above * q * scale + BigInt(amount) * p * rate * below;
    below *= q * scale;
  }
  const floor = above / below;
  const rest = (above % below) * 2n;
  return rest > below || (rest === below && floor % 2n === 1n) ? floor + 1n : floor;
}

describe('weightedForecast holds', () => {
  test.prop([deals])('the total is the exact sum, rounded once', (rows) => {
    expect(minor(weightedForecast(rows, options).total.weighted.amount)).toBe(oracle(rows));
  });

  test.prop([deals])('0 <= weighted <= unweighted, in the total and in every group', (rows) => {
    const { total, groups } = weightedForecast(rows, { ...options, groupBy: ['stage', 'owner'], every: 'month' });
    for (const one of [total, ...groups.map(({ value }) => value)]) {
      for (const part of PARTS) expect(minor(one[part].amount) >= 0n).toBe(true);
      expect(minor(one.weighted.amount) <= minor(one.unweighted.amount)).toBe(true);
    }
  });

  test.prop([
    deals,
    fc.subarray(['stage', 'owner', 'series', 'category'] as const),
    fc.option(fc.constantFrom('week', 'month', 'quarter'), { nil: undefined }),
  ])('parts add up exactly: won and open, and every split, overdue and undated included', (rows, groupBy, every) => {
    const { total, groups } = weightedForecast(rows, {
      ...options,
      groupBy,
      ...(every === undefined ? {} : { every }),
    });
    expect(minor(total.won.amount) + minor(total.open.amount)).toBe(minor(total.weighted.amount));
    if (groups.length === 0) return;
    for (const part of PARTS)
      expect(
        sum(
          groups.map(({ value }) => value),
          part,
        ),
      ).toBe(minor(total[part].amount));
    expect(groups.reduce((all, { value }) => all + value.opportunities, 0)).toBe(total.opportunities);
  });

  test.prop([deals, fc.constantFrom('half-even', 'half-up')])(
    'what is told by source adds up to the total, what is held against the stages to the open part',
    (rows, rounding) => {
      const { total, sources, stageView } = weightedForecast(rows, { ...options, rounding });
      const weighted = (shares: typeof sources.amount) =>
        shares.reduce((all, { weighted: { amount } }) => all + minor(amount), 0n);
      expect(weighted(sources.amount)).toBe(minor(total.weighted.amount));
      expect(weighted(sources.probability)).toBe(minor(total.open.amount));
      for (const shares of [sources.amount, sources.probability])
        if (shares.some(({ share }) => share !== null))
          expect(shares.reduce((all, { share }) => all + Math.round((share ?? 0) * 10_000), 0)).toBe(10_000);
      const { used, stage, difference, notComparable } = stageView;
      expect(minor(used.amount) + minor(notComparable.amount)).toBe(minor(total.open.amount));
      expect(minor(used.amount) - minor(stage.amount)).toBe(minor(difference.amount));
    },
  );

  test.prop([deals, fc.infiniteStream(fc.nat())])('the order of the rows does not matter', (rows, keys) => {
    const shuffled = rows
      .map((row) => ({ row, key: keys.next().value as number }))
      .sort((a, b) => a.key - b.key)
      .map(({ row }) => row);
    const one = weightedForecast(rows, { ...options, groupBy: ['stage'], every: 'month' });
    const other = weightedForecast(shuffled, { ...options, groupBy: ['stage'], every: 'month' });
    const without = ({ deals: _, ...rest }: Forecast) => rest;
    expect(without(other)).toEqual(without(one));
  });

  test.prop([deals, fc.integer({ min: 2, max: 1000 })])(
    'ten times the amounts are ten times the sum, up to one rounding',
    (rows, factor) => {
      const scaled = rows.map((row) => {
        const { minor: amount, currency } = row.amount as { minor: bigint; currency: string };
        return { ...row, amount: { minor: BigInt(amount) * BigInt(factor), currency } };
      });
      const before = minor(weightedForecast(rows, options).total.weighted.amount) * BigInt(factor);
      const after = minor(weightedForecast(scaled, options).total.weighted.amount);
      const gap = after > before ? after - before : before - after;
      expect(gap <= BigInt(factor) / 2n + 1n).toBe(true);
    },
  );

  test.prop([deals])('the stored forecast reads back as it was', (rows) => {
    const forecast = weightedForecast(rows, { ...options, groupBy: ['owner'] });
    expect(JSON.parse(JSON.stringify(forecast))).toEqual(forecast);
  });

  /** As many places as are kept, in every way that a probability is written. */
  const written = fc.oneof(
    probability,
    fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.integer({ min: 1, max: 18 }))
      .map(([digits, places]) => `0.${String(digits % 10n ** BigInt(places)).padStart(places, '0')}`),
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }))
      .map(([whole, digits]) => `${whole}.${String(digits).padStart(16, '0')}%`),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 18 }))
      .map(([digit, places]) => `${digit}e-${places}`),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  const exactDeals = fc.tuple(deals, fc.infiniteStream(written)).map(([rows, values]) =>
    rows.map((row) => {
      if (row.status !== 'open') return row;
      return { ...row, probability: { value: values.next().value as number, source: 'model' } } as DealInput;
    }),
  );

  test.prop([exactDeals])('its rows, stored and put in again, give the same forecast', (rows) => {
    const forecast = weightedForecast(rows, options);
    const again = weightedForecast(JSON.parse(JSON.stringify(forecast.deals)), options);
    expect(again.total).toEqual(forecast.total);
    expect(again.deals).toEqual(forecast.deals);
  });

  test.prop([exactDeals])('stored, it is held against another to the last minor unit', (rows) => {
    const forecast = weightedForecast(rows, options);
    const { steps } = compareForecasts(JSON.parse(JSON.stringify(forecast)), weightedForecast([], options));
    expect(steps.reduce((all, { amount }) => all + minor(amount.amount), 0n)).toBe(
      -minor(forecast.total.weighted.amount),
    );
  });

  test.prop([fc.array(fc.anything(), { maxLength: 20 })])('no data whatever throws', (rows) => {
    expect(() => weightedForecast(rows as DealInput[], options)).not.toThrow();
  });
});
