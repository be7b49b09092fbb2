import { describe, expect, test } from 'vitest';
import { type DealInput, forecastDistribution, quotaAttainment, whatIf } from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';

const deal = (
  id: string,
  amount: string,
  value: number,
  currency = 'JPY',
  more: Partial<DealInput> = {},
): DealInput => ({
  id,
  amount: { amount, currency },
  stage: 'bid',
  status: 'open',
  probability: { value, source: 'stage' },
  closeOn: null,
  owner: 'li',
  ...more,
});
const asOf = '2026-04-10T00:00:00Z';
const sdOf = (deals: readonly DealInput[], latentCorrelation: number) =>
  forecastDistribution(deals, { asOf, currency: 'JPY', latentCorrelation }).sd.amount;

describe('the deviation of a law under a common factor', () => {
  test.each([
    ['0.01', 0.3, 0.2, '0.00'],
    ['1.00', 0.004, 0.2, '0.06'],
    ['1.00', 0.004, 1, '0.06'],
  ])('is known of %s at %d, whose mean is next to nothing', (amount, value, latentCorrelation, sd) => {
    const options = { asOf, currency: 'CNY', latentCorrelation };
    const deals = [deal('a', amount, value, 'CNY')];
    expect(forecastDistribution(deals, options).sd.amount).toBe(sd);
    expect(() => whatIf(deals, [], options)).not.toThrow();
  });

  test('one deal hangs together with nothing', () => {
    // 12,345 √(0.0001 × 0.9999) = 123.4
    for (const correlation of [0, 1e-9, 0.2, 1]) expect(sdOf([deal('a', '12345', 0.0001)], correlation)).toBe('123');
  });

  test('of two rare deals it is that of independent ones under next to no correlation, and exact under a full one', () => {
    const deals = [deal('a', '5000', 0.01), deal('b', '120', 0.02)];
    for (const correlation of [0, 1e-9]) expect(sdOf(deals, correlation)).toBe('498'); // 497.78
    expect(sdOf(deals, 1)).toBe('509'); // 497.78² + 2 × 5000 × 120 × (0.01 − 0.01 × 0.02) = 509.45²
  });

  test.each([
    [0.2, '751062059'], // 751062059.25
    [0.9, '925437036'], // 925437035.61
  ])('is exact to the last unit of a thousand millions: Sheppard at %d', (correlation, sd) => {
    expect(sdOf([deal('a', '1000000000', 0.5), deal('b', '1000000000', 0.5)], correlation)).toBe(sd);
  });

  test('hardly any correlation changes nothing of it, however many deals there are', () => {
    for (const count of [8, 30, 60]) {
      const deals = Array.from({ length: count }, (_, index) =>
        deal(`d${index}`, String(1_000_003 + index ** 3 * 7_919), ((index * 37) % 97) / 100 + 0.01),
      );
      expect(sdOf(deals, 1e-15)).toBe(sdOf(deals, 0));
    }
  });
});

describe('a quota beyond the whole numbers of floats', () => {
  const large = '1'.repeat(30);

  test('that is exactly what a deal comes to is reached with it', () => {
    const deals = [deal('a', large, 0.5)];
    const quota = { amount: large, currency: 'JPY' };
    expect(forecastDistribution(deals, { asOf, currency: 'JPY', quota }).quota?.probability).toBe(0.5);
    const { total } = quotaAttainment(deals, { asOf, currency: 'JPY', quotas: [{ owner: 'li', quota }] });
    expect(total.probability).toBe(0.5);
  });

  test('is held against what is won exactly', () => {
    const won = deal('w', large, 1, 'JPY', { status: 'won' });
    const oddsOf = (more: bigint) =>
      forecastDistribution([won, deal('a', '2', 0.25)], {
        asOf,
        currency: 'JPY',
        quota: { amount: String(BigInt(large) + more), currency: 'JPY' },
      }).quota;
    expect([0n, 1n, 2n, 3n].map((more) => oddsOf(more)?.probability)).toEqual([1, 0.25, 0.25, 0]);
    expect(oddsOf(2n)?.expectedGap.amount).toBe('2'); // 1.5
  });
});

describe('q10 under other correlations', () => {
  const options = { asOf, currency: 'JPY' } as const;
  const codesOf = (law: ReturnType<typeof forecastDistribution>) =>
    law.warnings.map(({ code, path }) => `${code} ${path}`);

  test('is told for those that are asked for, or for none', () => {
    const deals = [deal('a', '100', 0.5), deal('b', '50', 0.2), deal('c', '30', 0.3)];
    const of = (q10Correlations?: readonly number[]) =>
      forecastDistribution(deals, { ...options, ...(q10Correlations && { q10Correlations }) });
    expect(of([]).q10ByCorrelation).toEqual([]);
    expect(of([0.2]).q10ByCorrelation).toEqual([of().q10ByCorrelation[2]]);
    expect({ ...of([]), q10ByCorrelation: null }).toEqual({ ...of(), q10ByCorrelation: null });
    expect(whatIf(deals, [], { ...options, q10Correlations: [] }).after.q10ByCorrelation).toEqual([]);
    expect(() => of([1.2])).toThrow('out_of_range');
  });

  test('is called hardly known where its own bound says so', () => {
    let seed = 1;
    const uniform = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const logNormal = () => Math.exp(9 + 1.2 * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
    const many = Array.from({ length: 5_000 }, (_, index) =>
      deal(`d${index}`, String(Math.round(logNormal() * 100)), [0.1, 0.3, 0.6, 0.9][Math.floor(uniform() * 4)] ?? 0),
    );
    const law = forecastDistribution(many, { ...options, q10Correlations: [0, 0.05] });
    expect(law.q10ByCorrelation[1]?.errorBound.probability).toBeGreaterThan(0.05);
    expect(codesOf(law)).toEqual(['q10_uncertain q10ByCorrelation.1']);
    expect(formatIssue(law.warnings[0] ?? ({} as never))).toMatch(
      /^At a latent correlation of 0\.05 q10 is hardly known: its level may be off by \d+(\.\d+)? ?%\.$/,
    );
  });
});
