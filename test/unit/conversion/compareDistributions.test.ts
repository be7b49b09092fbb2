import { compareDistributions, stageDistribution } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, type Step, stagesHistory } from '../../support/stagesHistory.js';

// 30 in lead and 10 in need on the 2nd; on the 9th 10 of lead moved to need and 10 won: 10, 20, 10.
const steps = (n: number): readonly Step[] => [
  [day(1), n < 30 ? 'lead' : 'need', '1'],
  ...(n < 10 ? [[day(5), 'need', '1'] as const] : n < 20 ? [[day(5), 'won', '1'] as const] : []),
];
const history = stagesHistory(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [String(n), steps(n)])));
const at = (number: number) => stageDistribution(history, { asOf: day(number) });

describe('two distributions compared: S0-23', () => {
  test('S0-23: deltas of counts and shares, null for an empty base', () => {
    const { total } = compareDistributions(at(2), at(9));
    expect(total.stages.filter(({ before, after }) => before + after > 0)).toEqual([
      { stage: 'lead', before: 30, after: 10, relative: -2 / 3, countShareDelta: -0.5, amountShareDelta: -0.5 },
      { stage: 'need', before: 10, after: 20, relative: 1, countShareDelta: 0.25, amountShareDelta: 0.25 },
      { stage: 'won', before: 0, after: 10, relative: null, countShareDelta: 0.25, amountShareDelta: 0.25 },
    ]);
    expect(compareDistributions(at(0), at(9)).total.stages[0]).toMatchObject({ relative: null, countShareDelta: null });
  });

  // By fractions: expected 20, 15, 5 in both rows; 2 · (100/20 + 25/15 + 25/5) is 70/3.
  test('the statistic of Pearson, and none on few', () => {
    expect(compareDistributions(at(2), at(9)).total.chiSquare.degreesOfFreedom).toBe(2);
    expect(compareDistributions(at(2), at(9)).total.chiSquare.statistic).toBeCloseTo(70 / 3, 12);
    // Of two degrees of freedom the tail is e^(-x/2).
    expect(compareDistributions(at(2), at(9)).total.chiSquare.pValue).toBeCloseTo(Math.exp(-35 / 3), 15);
    expect(compareDistributions(at(0), at(9)).total.chiSquare).toMatchObject({
      statistic: null,
      pValue: null,
      reason: 'too_few_expected',
    });
  });

  test('groups meet by their key, and different scopes are warned of', () => {
    const before = stageDistribution(history, { asOf: day(2), groupBy: ['segment'] });
    const after = stageDistribution(history, { asOf: day(9), groupBy: ['segment'], scope: 'open' });
    const { groups, warnings } = compareDistributions(before, after);
    expect(groups.map(({ key }) => key.segment)).toEqual(['small']);
    expect(warnings.map(({ code }) => code)).toContain('different_scopes');
  });
});
