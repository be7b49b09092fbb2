import { describe, expect, it } from 'vitest';
import { type Adjustment, forecastCategories } from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

const options = {
  ...FORECAST_OPTIONS,
  categories: [{ id: 'closed' }, { id: 'commit', stages: ['offer'] }, { id: 'best', stages: ['bid'] }],
  layers: ['owner', 'manager'],
};
const says = (amount: string, more: Partial<Adjustment> = {}): Adjustment => ({
  layer: 'owner',
  rollUp: 'commit',
  amount: { amount, currency: 'CNY' },
  by: 'li',
  at: '2026-11-02T08:00:00+08:00',
  reason: 'called the customer',
  ...more,
});
const deals = [dealOf({ id: 'a', owner: 'li' }), dealOf({ id: 'b', owner: 'wu', stage: 'bid' })];

describe('an adjustment', () => {
  it('is told with its author, its reason and its time', () => {
    const { layers } = forecastCategories(deals, { ...options, adjustments: [says('90', { owner: 'li' })] });
    expect(layers[0]?.rollUps[1]?.adjustments).toEqual([
      {
        owner: 'li',
        amount: { amount: '90.00', currency: 'CNY' },
        change: { amount: '-10.00', currency: 'CNY' },
        by: 'li',
        at: '2026-11-02T00:00:00.000Z',
        reason: 'called the customer',
      },
    ]);
  });

  it('of an owner without any deal is told: it comes on top of the total', () => {
    const adjustments = [says('90', { owner: 'li' }), says('1', { owner: 'ghost' }), says('90', { owner: 'Li' })];
    const { layers, warnings } = forecastCategories(deals, { ...options, adjustments });
    expect(layers[0]?.rollUps[1]?.amount.amount).toBe('181.00');
    expect(warnings.map(({ code, path, severity }) => [code, path, severity])).toEqual([
      ['owner_without_deals', 'adjustments.1.owner', 'warning'],
      ['owner_without_deals', 'adjustments.2.owner', 'warning'],
    ]);
    expect(warnings.map((issue) => formatIssue(issue))).toEqual([
      'No deal here is of “ghost”: the adjustment is added to the total.',
      'No deal here is of “Li”: the adjustment is added to the total. Did you mean “li”?',
    ]);
    expect(warnings.map((issue) => formatIssue(issue, zhCN))).toEqual([
      '这里没有“ghost”的商机：该调整加在总额之上。',
      '这里没有“Li”的商机：该调整加在总额之上。您是否想写“li”？',
    ]);
  });

  it('of an owner whose deals stand in another category is his word, and one of later is not known yet', () => {
    const adjustments = [
      says('10', { owner: 'wu' }),
      says('10', { owner: 'ghost', at: '2026-12-01T00:00:00Z' }),
      says('10', { layer: 'manager' }),
    ];
    expect(forecastCategories(deals, { ...options, adjustments }).warnings).toEqual([]);
  });
});

describe('a stage in two categories', () => {
  it('is refused at its place', () => {
    const categories = [
      { id: 'a', stages: ['x', 'y'] },
      { id: 'b', stages: ['y', 'z', 'z'] },
    ];
    expect(thrown(() => forecastCategories([], { ...options, layers: [], categories }))).toEqual([
      'duplicate_id categories.1.stages.0',
      'duplicate_id categories.1.stages.2',
    ]);
  });
});
