import { en } from 'stagewright';
import {
  amountChange,
  benchmark,
  benchmarkDays,
  bottlenecks,
  businessValue,
  chainedWinRate,
  closeDateChanges,
  cohortConversion,
  conform,
  conversionDays,
  cumulativeIncidence,
  cycleTime,
  describe as describeReport,
  funnelConversion,
  historyFromRows,
  type Measured,
  maintenanceLoad,
  members,
  outcomeAnalysis,
  pipelineCreated,
  pipelineHygiene,
  pipelineMovement,
  salesVelocity,
  stageAgeing,
  stageDistribution,
  stageFlow,
  stageTotalRatio,
  stageWinRates,
  staleOpportunities,
  timeInStage,
  timeToConvert,
  timeToWin,
  transitionProbabilities,
  winRate,
} from 'stagewright/conversion';
import { closedCases, dealsAt } from 'stagewright/forecast';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { day, stagesPath as path } from '../../support/stagesHistory.js';
import { thrown } from '../../support/thrown.js';

// One opportunity with an owner for each of its moments: `created` from the beginning, `need` from the entry into need,
// `closed` from the close, `later` two days behind it. A second one, open, is `created`, then from day 12 `now`.
const path_ = { ...path, moves: { lead: { need: 'advance' }, need: { won: 'close' } } } as const;
const rows = [
  { id: 'a', at: day(3), to: 'lead', amount: '10', close: '2026-08-20' },
  { id: 'a', at: day(6), to: 'need', amount: '11', close: '2026-08-20' },
  { id: 'a', at: day(9), to: 'won', amount: '12', close: '2026-08-20' },
  { id: 'b', at: day(4), to: 'lead', amount: '10', close: '2026-08-20' },
];
const owners = [
  { id: 'a', at: day(6), to: 'need', from: 'created' },
  { id: 'a', at: day(9), to: 'closed', from: 'need' },
  { id: 'a', at: day(11), to: 'later', from: 'closed' },
  { id: 'b', at: day(12), to: 'now', from: 'created' },
];
const { history } = historyFromRows(rows, {
  path: path_,
  columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close' },
  currency: 'CNY',
  attributeChanges: {
    rows: owners,
    columns: { opportunityId: 'id', at: 'at', to: 'to', from: 'from' },
    attributes: ['owner'],
  },
});
const asOf = new Date(day(30));
const split = { asOf, groupBy: ['owner'] } as const;
const during = { from: new Date(day(1)), to: new Date(day(15)) };
const whole = { from: new Date(day(1)), to: new Date(day(30)) };
const before = { from: new Date(day(1)), to: new Date(day(2)) };
type Split = typeof split & { readonly attributeAt?: 'asOf' | Date };
type Report = Measured<unknown, 'owner'>;

/** By measure the owners that its groups have, and what they are as of now, of whoever is in it. */
const MEASURES: readonly (readonly [
  name: string,
  ask: (options: Split) => Report,
  counted: readonly string[],
  now: readonly string[],
])[] = [
  ['amountChange', (o) => amountChange(history, o), ['closed'], ['later']],
  ['benchmark', (o) => benchmark(history, { ...o, rate: 'won', during }), ['closed'], ['later']],
  [
    'benchmark of entries',
    (o) => benchmark(history, { ...o, rate: { from: 'need', to: 'bid' }, during }),
    ['need'],
    ['later'],
  ],
  ['benchmarkDays', (o) => benchmarkDays(history, { ...o, of: 'won', during }), ['closed'], ['later']],
  [
    'benchmarkDays of stays',
    (o) => benchmarkDays(history, { ...o, of: { stage: 'need' }, during }),
    ['need'],
    ['later'],
  ],
  ['bottlenecks', (o) => bottlenecks(history, o), ['created', 'need'], ['later', 'now']],
  [
    'businessValue',
    (o) => businessValue(history, { ...o, before, after: during }),
    ['closed', 'created'],
    ['later', 'now'],
  ],
  ['chainedWinRate', (o) => chainedWinRate(history, o), ['created'], ['later', 'now']],
  ['closeDateChanges', (o) => closeDateChanges(history, { ...o, during }), ['later', 'now'], ['later', 'now']],
  [
    'cohortConversion of a stock',
    (o) =>
      cohortConversion(history, {
        ...o,
        stage: 'need',
        population: { presentAt: new Date(day(8)) },
        until: { at: new Date(day(20)) },
      }),
    ['need'],
    ['later'],
  ],
  [
    'cohortConversion of an inflow',
    (o) =>
      cohortConversion(history, {
        ...o,
        stage: 'lead',
        population: { enteredDuring: during },
        until: { followUpDays: 5 },
      }),
    ['created'],
    ['later', 'now'],
  ],
  ['conform', (o) => conform(path_, history, o), ['created'], ['later', 'now']],
  ['conversionDays', (o) => conversionDays(history, o), ['created', 'need'], ['later', 'now']],
  ['cumulativeIncidence', (o) => cumulativeIncidence(history, { ...o, from: 'need' }), ['need'], ['later']],
  ['cycleTime', (o) => cycleTime(history, o), ['closed'], ['later']],
  ['funnelConversion', (o) => funnelConversion(history, o), ['created'], ['later', 'now']],
  ['maintenanceLoad', (o) => maintenanceLoad(history, { ...o, cycleDays: 9, during: upTo(12) }), ['created'], ['now']],
  ['outcomeAnalysis', (o) => outcomeAnalysis(history, o), ['closed'], ['later']],
  ['pipelineCreated', (o) => pipelineCreated(history, { ...o, during }), ['created'], ['later', 'now']],
  ['pipelineHygiene', (o) => pipelineHygiene(history, o), ['now'], ['now']],
  [
    'pipelineMovement',
    (o) => pipelineMovement(history, { ...o, during: upTo(10) }),
    ['closed', 'created'],
    ['later', 'now'],
  ],
  ['salesVelocity', (o) => salesVelocity(history, { ...o, closedDuring: during }), ['closed', 'now'], ['later', 'now']],
  ['stageAgeing', (o) => stageAgeing(history, o), ['created', 'need', 'now'], ['later', 'now']],
  [
    'stageDistribution',
    (o) => stageDistribution(history, { ...o, during: upTo(10) }),
    ['closed', 'created'],
    ['later', 'now'],
  ],
  ['stageFlow', (o) => stageFlow(history, o), ['closed', 'created', 'need'], ['later', 'now']],
  [
    'stageTotalRatio',
    (o) => stageTotalRatio(history, { ...o, at: [new Date(day(5)), new Date(day(13))] }),
    ['created', 'later', 'now'],
    ['later', 'now'],
  ],
  ['stageWinRates', (o) => stageWinRates(history, o), ['created'], ['later', 'now']],
  ['staleOpportunities', (o) => staleOpportunities(history, { ...o, after: { age: 3 } }), ['now'], ['now']],
  ['timeInStage', (o) => timeInStage(history, o), ['created', 'need'], ['later', 'now']],
  ['timeToConvert', (o) => timeToConvert(history, o), ['created', 'need'], ['later', 'now']],
  ['timeToWin', (o) => timeToWin(history, o), ['created'], ['later', 'now']],
  ['transitionProbabilities', (o) => transitionProbabilities(history, o), ['created'], ['later', 'now']],
  ['winRate of closes', (o) => winRate(history, { ...o, basis: { closedDuring: whole } }), ['closed'], ['later']],
  [
    'winRate of those created',
    (o) => winRate(history, { ...o, basis: { createdDuring: whole }, against: 'all' }),
    ['created'],
    ['later', 'now'],
  ],
  [
    'winRate of those entering',
    (o) => winRate(history, { ...o, basis: { enteredDuring: whole, stage: 'need' } }),
    ['need'],
    ['later'],
  ],
];

function upTo(to: number) {
  return { from: new Date(day(1)), to: new Date(day(to)) };
}
const keysOf = ({ groups }: Report) => groups.map(({ key }) => key.owner);

describe.each(MEASURES)('%s', (_, ask, counted, now) => {
  test('takes attributes at the moment that counts, as they are now, or at one instant', () => {
    expect(keysOf(ask(split))).toEqual(counted);
    expect(keysOf(ask({ ...split, attributeAt: 'asOf' }))).toEqual(now);
    expect(keysOf(ask({ ...split, attributeAt: asOf }))).toEqual(now);
    expect(keysOf(ask({ ...split, attributeAt: new Date(day(1)) }))).toEqual(['created']);
  });

  test('says which in its bounds', () => {
    const bound = (options: Split) => ask(options).bounds.attributeAt;
    expect(bound(split)).toBe('counted');
    expect(bound({ ...split, attributeAt: 'asOf' })).toBe('asOf');
    expect(bound({ ...split, attributeAt: new Date(day(1)) })).toBe('2026-08-01T00:00:00.000Z');
    expect(bound({ asOf } as unknown as Split)).toBeUndefined();
  });

  test('refuses a moment that is none, or lies behind what is known', () => {
    const refused = (attributeAt: unknown) => thrown(() => ask({ ...split, attributeAt } as never));
    expect(refused('sometime')).toEqual(['unreadable_instant attributeAt']);
    expect(refused(new Date(day(31)))).toEqual(['after_as_of attributeAt']);
  });
});

test('the whole is told in words of both languages', () => {
  const texts = (['asOf', 'counted', '2026-08-05'] as const).map((attributeAt) => {
    const report = winRate(history, { ...split, attributeAt, basis: { closedDuring: whole } });
    return [en, zhCN].map((locale) =>
      describeReport(report, { locale })
        .split('\n')
        .find((line) => /attributes|属性/.test(line)),
    );
  });
  expect(texts).toEqual([
    [
      'Bounds: closed from 2026-08-01T00:00:00.000Z to 2026-08-30T00:00:00.000Z, attributes as they are at that instant (the end of a period is not in it; dates of UTC).',
      '范围：2026-08-01T00:00:00.000Z 至 2026-08-30T00:00:00.000Z 关闭，属性取该时刻的值（时间段不含末端；日期按 UTC）。',
    ],
    [
      'Bounds: closed from 2026-08-01T00:00:00.000Z to 2026-08-30T00:00:00.000Z, attributes as they were when each counted (the end of a period is not in it; dates of UTC).',
      '范围：2026-08-01T00:00:00.000Z 至 2026-08-30T00:00:00.000Z 关闭，属性取各商机计入时的值（时间段不含末端；日期按 UTC）。',
    ],
    [
      'Bounds: closed from 2026-08-01T00:00:00.000Z to 2026-08-30T00:00:00.000Z, attributes as they were at 2026-08-05 (the end of a period is not in it; dates of UTC).',
      '范围：2026-08-01T00:00:00.000Z 至 2026-08-30T00:00:00.000Z 关闭，属性取 2026-08-05 时的值（时间段不含末端；日期按 UTC）。',
    ],
  ]);
});

test('each period has the owner of its own end, and each end of a ratio that of its own', () => {
  const { groups } = stageDistribution(history, { ...split, every: 'week', during: upTo(17), scope: 'open' });
  // Of a, won on day 9, nothing is open; b is handed over on day 12.
  expect(groups.map(({ key, value }) => [key.period, key.owner, value.count])).toEqual([
    ['2026-W32', 'created', 1],
    ['2026-W33', 'now', 1],
  ]);
});

test('who is behind a number of a group is found by the owner of that moment', () => {
  const report = stageFlow(history, split);
  const found = members(report, { at: 'moves', group: { owner: 'closed' } });
  expect(found).toMatchObject({ ok: true, value: { number: 1, ids: ['a'] } });
});

test('a handing over that becomes known late changes what was known before as little as a close that does', () => {
  const late = historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to' },
    attributeChanges: {
      rows: owners.map((row) => ({ ...row, known: day(20) })),
      columns: { opportunityId: 'id', at: 'at', to: 'to', from: 'from', recordedAt: 'known' },
      attributes: ['owner'],
    },
  }).history;
  const ownersAt = (on: number) =>
    keysOf(winRate(late, { asOf: new Date(day(on)), groupBy: ['owner'], basis: { closedDuring: upTo(10) } }));
  expect([ownersAt(19), ownersAt(20)]).toEqual([['created'], ['closed']]);
});

describe('forecasts', () => {
  test('learn from what stood before the close, and tell owners as they were known', () => {
    const { cases } = closedCases(history, { asOf, attributes: ['owner'] });
    expect(cases.map(({ attributes }) => attributes)).toEqual([{ owner: 'need' }]);
    const ownersOn = (on: number) => dealsAt(history, { asOf: new Date(day(on)) }).map(({ owner }) => owner);
    expect([ownersOn(5), ownersOn(10), ownersOn(13)]).toEqual([
      ['created', 'created'],
      ['closed', 'created'],
      ['later', 'now'],
    ]);
  });
});
