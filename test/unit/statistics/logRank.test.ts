import { describe, expect, it } from 'vitest';
import { type LogRank, logRank } from '../../../src/statistics/index.js';
import reference from '../../reference/logRank.json' with { type: 'json' };

const { exits, causes, entries, weights, two, three } = reference;

function tested(...parameters: Parameters<typeof logRank>): LogRank {
  const found = logRank(...parameters);
  if (!found.ok) throw new Error(found.reason);
  return found;
}

/** R survival 3.5, test/reference/logRank.R. */
describe('logRank', () => {
  it.each([
    ['two groups', tested({ exits, causes }, two, 2), reference.twoGroups],
    ['three groups', tested({ exits, causes }, three, 3), reference.threeGroups],
    ['weights as repetitions', tested({ exits, causes, weights }, three, 3), reference.repeated],
  ])('%s as survdiff has it', (_name, found, wanted) => {
    expect(found.degrees).toBe(wanted.degrees);
    found.groups.forEach(({ observed, expected }, group) => {
      expect(observed).toBe(wanted.observed[group]);
      expect(expected).toBeCloseTo(wanted.expected[group] ?? Number.NaN, 12);
    });
    expect(found.chiSquare).toBeCloseTo(wanted.chiSquare, 12);
    expect(found.pValue).toBeCloseTo(wanted.pValue, 12);
  });
  it('some seen late: the exact score test of coxph', () => {
    expect(tested({ exits, causes, entries }, two, 2).chiSquare).toBeCloseTo(reference.lateTwo, 12);
    expect(tested({ exits, causes, entries }, three, 3).chiSquare).toBeCloseTo(reference.lateThree, 12);
  });
  it('a group that nobody was at risk beside takes no degree of freedom', () => {
    const apart = { exits: [1, 2, 3, 14, 15], causes: [1, 1, 0, 1, 1], entries: [0, 0, 0, 10, 10] };
    expect(tested(apart, [0, 1, 1, 2, 2], 4)).toMatchObject({
      degrees: 1,
      groups: [{}, {}, { observed: 2, expected: 2 }, { observed: 0, expected: 0 }],
    });
    expect(tested(apart, [0, 0, 0, 1, 1], 2)).toMatchObject({ chiSquare: null, degrees: 0, pValue: null });
  });
  it('refuses what it cannot count', () => {
    expect(logRank({ exits: [], causes: [] }, [], 2)).toMatchObject({ reason: 'no_observations' });
    expect(logRank({ exits: [1], causes: [1] }, [], 2)).toMatchObject({ reason: 'lengths_differ' });
    expect(logRank({ exits: [1], causes: [1] }, [2], 2)).toMatchObject({ reason: 'unknown_state', index: 0 });
    expect(logRank({ exits: [1], causes: [1] }, [0], 0)).toMatchObject({ reason: 'out_of_range' });
    expect(logRank({ exits: [-1], causes: [1] }, [0], 1)).toMatchObject({ reason: 'negative', index: 0 });
  });
});
