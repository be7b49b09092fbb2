import {
  advanceCustomer,
  compileSalesModel,
  defineSalesModel,
  openOpportunity,
  refineCustomerStates,
  type SalesModelInput,
  StagewrightError,
  stagePath,
} from 'stagewright';
import { describe, expect, test } from 'vitest';
import { kaSmb } from '../../examples/models/kaSmb.js';
import { tas } from '../../examples/models/tas.js';
import { training } from '../../examples/models/training.js';
import { trainingThreeTeams } from '../../examples/models/trainingThreeTeams.js';
import { toConfirm, toNeed, toOffer, toTrial, toWon, trainingPlan } from './support/trainingDesk.js';

const stages = [{ id: 'a' }];
const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;

/** The codes of what compiling refuses. */
function faults(model: SalesModelInput): readonly string[] {
  try {
    compileSalesModel(model);
    return [];
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
}

describe('S0-1, S0-3: a series is a goal on the customer’s path', () => {
  const path = { format: 'stagewright/1', id: 'm', version: 1, customerStates: ['potential', 'customer'] } as const;

  test('without from and to, where customer states are given, it is refused', () => {
    const bare = faults({ ...path, series: [{ id: 's', won: 'order-placed', stages, result }] });
    expect(bare).toEqual(['series_without_goal series.s']);
    expect(
      faults({
        ...path,
        series: [{ id: 's', from: 'potential', to: 'customer', won: 'order-placed', stages, result }],
      }),
    ).toEqual([]);
  });

  test('S0-1: a goal behind the start, or the start itself, is refused', () => {
    for (const [from, to] of [
      ['customer', 'potential'],
      ['potential', 'potential'],
    ] as const) {
      const back = faults({ ...path, series: [{ id: 's', from, to, won: 'order-placed', stages, result }] });
      expect(back).toEqual(['series_without_goal series.s.to']);
    }
  });

  test('a goal that does not exist is refused', () => {
    const wrong = faults({
      ...path,
      series: [{ id: 's', from: 'potential', to: 'custmer', won: 'order-placed', stages, result }],
    });
    expect(wrong.some((fault) => fault.includes('series.s.to'))).toBe(true);
  });

  test('stages live in a series only: a catalogue entry that none uses is no place to be', () => {
    const catalogue = defineSalesModel({
      format: 'stagewright/1',
      id: 'm',
      version: 1,
      stages: [{ id: 'talk' }, { id: 'unused' }],
      series: [{ id: 's', won: 'order-placed', stages: [{ use: 'talk' }], result }],
    });
    const plan = compileSalesModel(catalogue);
    expect(stagePath(plan, 's').stages).toEqual(['talk']);
    const start = { id: 'o', stage: 'unused' as 'talk' };
    const opened = openOpportunity(plan, start, { at: '2026-01-05T09:00:00Z', by: { id: 'ann', roles: [] } });
    expect(opened.ok).toBe(false);
  });

  test('without customer states a series needs none', () => {
    expect(
      faults({
        format: 'stagewright/1',
        id: 'm',
        version: 1,
        series: [{ id: 's', won: 'order-placed', stages, result }],
      }),
    ).toEqual([]);
  });
});

describe('S0-2, S0-4, S0-5, S0-6, S0-7: customer states', () => {
  const zh = ({ id }: { readonly id: string }) =>
    training.customerStates.find((state) => state.id === id)?.label['zh-CN'];

  test('eight are observed, six are kept, two become tags', () => {
    expect(training.customerStates).toHaveLength(8);
    const refined = refineCustomerStates(trainingPlan);
    expect(refined.states.map(zh)).toEqual([
      '潜在客户',
      '保护客户',
      '先导客户',
      '先导交付客户',
      '正式客户',
      '转介绍客户',
    ]);
    expect(refined.tags.map(zh)).toEqual(['二次购买客户', '跨业务客户']);
  });

  test('S0-15: the customer’s line moves with the stages that are linked to it', () => {
    expect(toNeed().told).toContain('customer.advance protected');
    expect(toTrial().told).toContain('customer.advance pilot');
    expect(toConfirm().told).toContain('customer.advance pilot-delivered');
    expect(toWon().told).toEqual(
      expect.arrayContaining(['customer.advance formal', 'order.allow', 'opportunity.open S']),
    );
  });

  test('a won repeat purchase leaves the customer formal and adds the tag', () => {
    const desk = toOffer().sends([
      { type: 'setFields', values: { orderForm: 'S-1' } },
      { type: 'close', outcome: 'repeat', reason: 'value' },
    ]);
    expect(desk.told).toContain('customer.tag repeat');
    expect(desk.told.filter((effect) => effect.startsWith('customer.advance'))).toEqual([]);
    const states = desk.effects.map((effect) => advanceCustomer(trainingPlan, 'formal', effect));
    expect(new Set(states)).toEqual(new Set(['formal']));
  });

  test('S0-10: a referral moves the customer on and brings a lead', () => {
    const desk = toOffer().sends([
      { type: 'setFields', values: { referred: 'Ms Zhou' } },
      { type: 'close', outcome: 'referral', reason: 'trust' },
    ]);
    expect(desk.told).toEqual(expect.arrayContaining(['customer.advance referrer', 'lead.create']));
  });

  test('whoever receives an effect ignores what is not ahead', () => {
    const effect = toNeed().effects.find(({ type }) => type === 'customer.advance');
    if (effect === undefined) throw new Error('no effect');
    expect(advanceCustomer(trainingPlan, 'potential', effect)).toBe('protected');
    expect(advanceCustomer(trainingPlan, 'protected', effect)).toBe('protected');
    expect(advanceCustomer(trainingPlan, 'formal', effect)).toBe('formal');
  });
});

describe('S0-8, S0-9, S0-10, S0-13: teams are functions on the path', () => {
  const spans = (model: {
    readonly series: readonly {
      readonly id: string;
      readonly team: string;
      readonly from: string;
      readonly to: string;
    }[];
  }) => model.series.map(({ id, team, from, to }) => [id, team, from, to]);

  test('M leads from potential to formal, S from formal to referring', () => {
    expect(spans(training)).toEqual([
      ['M', 'front', 'potential', 'formal'],
      ['S', 'back', 'formal', 'referrer'],
    ]);
  });

  test('with a teacher who closes in class, a middle series takes its part', () => {
    expect(spans(trainingThreeTeams)).toEqual([
      ['M', 'front', 'potential', 'pilot'],
      ['T', 'middle', 'pilot', 'formal'],
      ['S', 'back', 'formal', 'referrer'],
    ]);
  });

  test('no stage belongs to a role outside the team of its series', () => {
    for (const model of [training, trainingThreeTeams, tas, kaSmb] as readonly SalesModelInput[]) {
      for (const series of model.series) {
        const roles = model.teams?.find(({ id }) => id === series.team)?.roles ?? [];
        for (const { access } of series.stages) {
          for (const role of access?.own ?? []) expect(roles).toContain(role);
        }
      }
    }
  });
});
