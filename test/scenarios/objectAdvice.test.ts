import { adviseObjects, compileSalesModel, defineSalesModel, refineCustomerStates } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { kaSmbPlan } from './support/kaSmbDesk.js';

const stages = [{ id: 'a' }];
const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;

describe('S0-14, S0-16, S1-9: is an opportunity object needed?', () => {
  const simple = compileSalesModel(
    defineSalesModel({
      format: 'stagewright/1',
      id: 'simple',
      version: 1,
      customerStates: ['potential', 'customer'],
      roles: ['rep'],
      teams: [{ id: 'sales', roles: ['rep'] }],
      series: [{ id: 's', team: 'sales', from: 'potential', to: 'customer', won: 'order-placed', stages, result }],
    }),
  );

  test('with two states and one team it is not, and the reason is one of business', () => {
    const advice = adviseObjects(simple);
    expect(advice.needed).toBe(false);
    expect(advice.reasons.map(({ code }) => code)).toEqual(['few_states_one_mode']);
  });

  test('with two modes of selling it is, however few states there are', () => {
    expect(refineCustomerStates(kaSmbPlan).states).toHaveLength(2);
    const advice = adviseObjects(kaSmbPlan);
    expect(advice.needed).toBe(true);
    expect(advice.reasons.map(({ code }) => code)).toContain('several_series');
  });

  test('S0-16: the library has no stage names of its own', () => {
    const odd = defineSalesModel({
      format: 'stagewright/1',
      id: 'odd',
      version: 1,
      series: [{ id: '✨', won: 'order-placed', stages: [{ id: '1. 新建' }, { id: '#2' }], result }],
    });
    expect([...compileSalesModel(odd).series.keys()]).toEqual(['✨']);
  });
});
