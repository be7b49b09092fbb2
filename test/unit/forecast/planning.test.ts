import { describe, expect, it } from 'vitest';
import { pipelineCoverage, rankByExpectedValue, requiredPipeline } from '../../../src/forecast/index.js';
import { dealOf, FORECAST_OPTIONS as options } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

const CNY = (amount: string) => ({ amount, currency: 'CNY' });

describe('requiredPipeline', () => {
  it('S1-18, S1-19: a target of 100 at a win rate of 0.2 takes 500', () => {
    const needed = requiredPipeline({ target: CNY('100'), winRate: 0.2, dealAmount: CNY('30') });
    expect(needed.amount).toEqual({ amount: '500.00', currency: 'CNY' });
    // Four wins of 30; 500 / 30 deals: 16.7, so 17.
    expect([needed.wins, needed.deals, needed.dealsAtConfidence, needed.createBy]).toEqual([4, 17, null, null]);
  });

  it('rounds up to a minor unit: a third takes 300.00, two thirds of 1.00 takes 1.50', () => {
    expect(requiredPipeline({ target: CNY('100'), winRate: '1/3' }).amount.amount).toBe('300.00');
    expect(requiredPipeline({ target: CNY('0.01'), winRate: '2/3' }).amount.amount).toBe('0.02');
  });

  /** The textbook: how many throws of a coin for at least one head with 95 %? 1 − 2⁻⁵ = 0.96875, four give 0.9375. */
  it('at a confidence asks the binomial law', () => {
    const one = requiredPipeline({ target: CNY('10'), winRate: 0.5, dealAmount: CNY('10'), confidence: 0.95 });
    expect(one.dealsAtConfidence).toBe(5);
    expect(one.amountAtConfidence?.amount).toBe('50.00');
    // At least 2 of n at ½: 1 − (n + 1)/2ⁿ ≥ 0.9 first for n = 7 (0.9375; n = 6 gives 0.890625).
    const two = requiredPipeline({ target: CNY('20'), winRate: 0.5, dealAmount: CNY('10'), confidence: 0.9 });
    expect(two.dealsAtConfidence).toBe(7);
    expect(
      requiredPipeline({ target: CNY('20'), winRate: 1, dealAmount: CNY('10'), confidence: 0.9 }).dealsAtConfidence,
    ).toBe(2);
  });

  it('a confidence that is met exactly is enough: one deal at p is won with p, all of two or three with p², p³', () => {
    const needed = (wins: number, winRate: string, confidence: number) =>
      requiredPipeline({ target: CNY(`${wins}`), winRate, dealAmount: CNY('1'), confidence }).dealsAtConfidence;
    const wrong: string[] = [];
    for (const wins of [1, 2, 3])
      for (let percent = 1; percent < 100; percent++) {
        // As decimals, so that it is the number that somebody would write.
        const confidence = Number(`${percent ** wins}e-${2 * wins}`);
        if (needed(wins, `${percent}%`, confidence) !== wins) wrong.push(`${wins} wins, ${percent} %`);
      }
    expect(wrong).toEqual([]);
    // And no more than that: so near to certain that the last digits are all there is.
    expect(needed(1, '50%', 1 - 2 ** -40)).toBe(40);
    expect(needed(1, '50%', 1 - 2 ** -40 + 2 ** -52)).toBe(41);
  });

  it('counts back from the date, over the end of a month', () => {
    const needed = requiredPipeline({ target: CNY('1'), winRate: 1, closeBy: '2028-03-01', cycleDays: 1 });
    expect(needed.createBy).toBe('2028-02-29');
  });

  it('refuses what makes no sense, all of it at once', () => {
    expect(
      thrown(() =>
        requiredPipeline({ target: CNY('0'), winRate: 0, confidence: 2, cycleDays: -1, closeBy: '2026-02-30' }),
      ),
    ).toEqual([
      'out_of_range target',
      'out_of_range winRate',
      'out_of_range confidence',
      'missing_property dealAmount',
      'out_of_range cycleDays',
      'invalid_date closeBy',
    ]);
    expect(
      thrown(() => requiredPipeline({ target: CNY('1'), winRate: 0.5, dealAmount: { amount: '1', currency: 'USD' } })),
    ).toEqual(['wrong_currency dealAmount']);
    expect(
      thrown(() => requiredPipeline({ target: CNY('1000000'), winRate: 0.01, dealAmount: CNY('1'), confidence: 0.5 })),
    ).toEqual(['too_many_deals target']);
  });
});

describe('pipelineCoverage', () => {
  const deals = [
    dealOf({ id: 'w', status: 'won', amount: CNY('400') }),
    dealOf({ id: 'o', amount: CNY('900'), probability: { value: '1/3', source: 'stage' } }),
    dealOf({ id: 'l', status: 'lost', amount: CNY('5000') }),
  ];

  it('names both coverages: 900/1000 gross, 900/600 of what remains', () => {
    const found = pipelineCoverage(deals, { ...options, quota: CNY('1000') });
    expect([found.gross, found.remainingCoverage, found.attainment, found.weightedAttainment]).toEqual([
      0.9, 1.5, 0.4, 0.7,
    ]);
    expect([found.remaining.amount, found.open.amount, found.excluded.lost]).toEqual(['600.00', '900.00', 1]);
  });

  it('is of the period: open and won deals that close in it, on both sides', () => {
    const closing = { from: '2026-10-01', to: '2027-01-01' };
    const dated = [
      dealOf({ id: 'w', status: 'won', amount: CNY('400'), closedOn: '2026-10-05' }),
      dealOf({ id: 'w before', status: 'won', amount: CNY('7000'), closedOn: '2026-09-30' }),
      // Overdue, and of the period still.
      dealOf({ id: 'o', amount: CNY('600'), closeOn: '2026-10-20' }),
      dealOf({ id: 'o in it', amount: CNY('300'), closeOn: '2026-12-31' }),
      dealOf({ id: 'o behind it', amount: CNY('9000'), closeOn: '2027-01-01' }),
      dealOf({ id: 'o undated', amount: CNY('9000'), closeOn: null }),
    ];
    const found = pipelineCoverage(dated, { ...options, closing, quota: CNY('1000') });
    // 900/1000 and 900/600; 400 and half of 900 over 1000.
    expect([found.gross, found.remainingCoverage, found.attainment, found.weightedAttainment]).toEqual([
      0.9, 1.5, 0.4, 0.85,
    ]);
    expect(found.excluded).toEqual({ outsideWindow: 2, undated: 1 });
  });

  it('has no remaining coverage where nothing remains, and none of a quota of 0', () => {
    expect(pipelineCoverage(deals, { ...options, quota: CNY('400') }).remainingCoverage).toBeNull();
    expect(pipelineCoverage(deals, { ...options, quota: CNY('0') })).toMatchObject({
      gross: null,
      attainment: null,
      remainingCoverage: null,
    });
  });
});

describe('rankByExpectedValue', () => {
  const rank = (ids: readonly string[]) =>
    rankByExpectedValue(
      ids.map((id) =>
        dealOf({
          id,
          amount: CNY(id === 'big' ? '300' : '100'),
          probability: { value: id === 'big' ? 0.1 : 0.3, source: 'stage' },
        }),
      ),
      options,
    ).opportunities.map(({ rank: place, opportunity }) => `${place} ${opportunity}`);

  it('S4-14: is stable: equal values share a rank and stand by id, whatever the order of rows', () => {
    // 300 × 0.1 and 100 × 0.3 are the same 30, exactly.
    expect(rank(['b', 'big', 'a'])).toEqual(['1 a', '1 b', '1 big']);
    expect(rank(['a', 'b', 'big'])).toEqual(rank(['big', 'b', 'a']));
    expect(rankByExpectedValue([], options)).toMatchObject({ n: 0, opportunities: [], excluded: {}, warnings: [] });
  });
});
