import {
  adviseObjects,
  compileSalesModel,
  describeModel,
  describeProfile,
  profileLean,
  type SalesModelInput,
} from 'stagewright';
import { describe, expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';
import { smallModel } from '../../support/smallModel.js';

type Profile = NonNullable<SalesModelInput['profile']>;
const even: Profile = {
  customer: 0,
  product: 0,
  decision: 0,
  contact: 0,
  cycle: 0,
  collaboration: 0,
  shortageCost: 0,
  inventoryCost: 0,
};

/** Everything that people would read in a description. */
function texts(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return ['label', 'duty', 'value'].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((entry) => texts(entry, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    key === 'card' && typeof part === 'string' ? [part] : texts(part, name),
  );
}

describe('describeModel', () => {
  test('S2-16, S2-48: a process card in the language asked for', () => {
    const cardOf = (language: string) =>
      describeModel(compileSalesModel(tas), { language }).processes.find(({ id }) => id === 'TAS 6-3')?.card;
    expect(cardOf('en')).toEqual({
      mode: 'large account',
      department: 'sales',
      post: 'sales director',
      kpi: 'bids won',
    });
    expect(cardOf('zh-CN')).toEqual({ mode: '大客户', department: '销售部', post: '销售负责人', kpi: '中标数' });
    expect(cardOf('zh')).toEqual(cardOf('zh-CN'));
    expect(cardOf('fr')).toEqual(cardOf('en'));
  });

  test.each([tas, kaSmb, training, trainingThreeTeams])('S2-48: $id in Chinese holds no English words', (model) => {
    const told = texts(describeModel(compileSalesModel(model), { language: 'zh-CN' }));
    expect(told.length).toBeGreaterThan(10);
    // Names that are written so in Chinese too: TAS, KA, B2B, the letters of series and grades.
    const names = /\b(TAS|KA|B2B|KP|[A-Z]{1,2})\b/g;
    const roleDuty = new Set(['sales', 'solution', 'delivery', 'service']);
    const english = told.filter((text) => !roleDuty.has(text) && /[A-Za-z]{2,}/.test(text.replace(names, '')));
    expect(english).toEqual([]);
  });

  test('a card that tells nothing, a plain text, and none', () => {
    const processes = (card: object | undefined) =>
      describeModel(
        compileSalesModel({
          ...smallModel,
          roles: ['boss'],
          processes: [{ id: 'p', approve: { by: ['boss'] }, ...(card === undefined ? {} : { card }) }],
        } as never),
      ).processes[0]?.card;
    expect(processes(undefined)).toBeNull();
    expect(processes({})).toEqual({});
    expect(processes({ kpi: 'Margin' })).toEqual({ kpi: 'Margin' });
    expect(processes({ kpi: {} })).toEqual({});
  });
});

describe('describeProfile and profileLean', () => {
  const planOf = (profile: Profile | undefined) =>
    compileSalesModel({ ...smallModel, ...(profile === undefined ? {} : { profile }) } as never);

  test.each(Object.keys(even) as (keyof typeof even)[])(
    '%s is told on each side, and not in the middle',
    (dimension) => {
      const codes = [-2, -1, 0, 1, 2].map((score) =>
        describeProfile(planOf({ ...even, [dimension]: score })).map(({ code }) => code),
      );
      const [far, business, middle, consumer, most] = codes;
      expect(middle).toEqual([]);
      expect(business).toHaveLength(1);
      expect(consumer).toHaveLength(1);
      expect(consumer).not.toEqual(business);
      expect(most).toEqual(consumer);
      expect(far).toEqual(dimension === 'customer' ? ['large_account'] : business);
    },
  );

  test('the lean is the mean of the eight; further dimensions do not count; without a profile nothing is said', () => {
    expect(profileLean(planOf({ ...even, cycle: -2, product: 1 }))).toBe(-1 / 8);
    expect(profileLean(planOf({ ...even, volume: 2 }))).toBe(0);
    const none = planOf(undefined);
    expect(profileLean(none)).toBeNull();
    expect(describeProfile(none)).toEqual([]);
  });
});

describe('adviseObjects', () => {
  const result = { outcomes: [{ id: 'won', kind: 'won' }] };
  const path = { from: 'a', to: 'b', won: 'order-placed', stages: [{ id: 'x' }], result };
  const plain = {
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    roles: ['rep'],
    customerStates: ['a', 'b', 'c'],
    series: [{ id: 's', ...path }],
  };
  const reasonsOf = (more: object) => {
    const { needed, reasons } = adviseObjects(compileSalesModel({ ...plain, ...more } as never));
    return [needed, reasons.map(({ code }) => code)];
  };

  test.each([
    ['three states, one mode, one team', {}, false, ['few_states_one_mode']],
    [
      'merged states do not count',
      { customerStates: ['a', 'b', 'c', { id: 'd', mergedInto: 'c' }] },
      false,
      ['few_states_one_mode'],
    ],
    ['four states', { customerStates: ['a', 'b', 'c', 'd'] }, true, ['many_customer_states']],
    [
      'two series',
      {
        series: [
          { id: 's', ...path },
          { id: 't', ...path },
        ],
      },
      true,
      ['several_series'],
    ],
    ['one team', { teams: [{ id: 't', roles: ['rep'] }] }, false, ['few_states_one_mode']],
    [
      'two teams',
      {
        teams: [
          { id: 't', roles: ['rep'] },
          { id: 'u', roles: ['rep'] },
        ],
      },
      true,
      ['several_teams'],
    ],
    ['an approval', { processes: [{ id: 'p', approve: { by: ['rep'] } }] }, true, ['has_processes']],
    [
      'no states at all',
      { customerStates: [], series: [{ ...path, id: 's', from: undefined, to: undefined }] },
      true,
      ['no_customer_states'],
    ],
  ] as const)('%s', (_name, more, needed, reasons) => {
    expect(reasonsOf(more)).toEqual([needed, reasons]);
  });

  test('every reason that holds is told', () => {
    const processes = [{ id: 'p', approve: { by: ['rep'] } }];
    expect(reasonsOf({ customerStates: ['a', 'b', 'c', 'd'], processes })).toEqual([
      true,
      ['many_customer_states', 'has_processes'],
    ]);
  });
});
