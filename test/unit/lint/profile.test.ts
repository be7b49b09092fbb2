import { compileSalesModel, profileLean, type SalesModelInput } from 'stagewright';
import { lintSalesModel } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';

const DIMENSIONS = [
  'customer',
  'product',
  'decision',
  'contact',
  'cycle',
  'collaboration',
  'shortageCost',
  'inventoryCost',
];

const profileOf = (score: number, own: object = {}) => ({
  ...Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, score])),
  ...own,
});

function model(profile: object, processes: readonly object[], requires: object = {}): SalesModelInput {
  const series = (id: string) => ({
    id,
    won: 'order-placed',
    stages: [{ id: `${id}-one`, requires: id === 'long' ? requires : {} }],
    result: { outcomes: [{ id: 'won', kind: 'won' }] },
  });
  const own = processes.map((process) => ({ approve: { by: ['boss'] }, ...process }));
  return {
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    roles: ['boss'],
    profile,
    processes: own,
    series: ['short', 'long'].map(series),
  } as unknown as SalesModelInput;
}

const told = (one: SalesModelInput) =>
  lintSalesModel(one)
    .filter(({ code }) => code === 'profile_disagrees')
    .map(({ params }) => [params.series, params.gates, params.lean]);

const three = [1, 2, 3].map((at) => ({ id: `p${at}`, series: ['long'] }));

describe('a profile against the gates of a series', () => {
  test('counts those that apply in the series', () => {
    expect(told(model(profileOf(2), three))).toEqual([['long', 3, 2]]);
  });

  test('leans as profileLean says, whatever dimensions a host added', () => {
    const added = model(profileOf(1, { ourOwn: -2, other: -2 }), three);
    expect(told(added)).toEqual([['long', 3, profileLean(compileSalesModel(added) as never)]]);
  });

  test('what may be raised again counts where something asks for it', () => {
    const again = [...three.slice(1), { id: 'again', recurring: true }];
    expect(told(model(profileOf(2), again))).toEqual([]);
    expect(told(model(profileOf(2), again, { processes: ['again'] }))).toEqual([['long', 3, 2]]);
  });
});
