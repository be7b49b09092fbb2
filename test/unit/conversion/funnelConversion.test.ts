import { chainedWinRate, conversionDays, funnelConversion, stageFlow, stageTotalRatio } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, type Step, stagesHistory } from '../../support/stagesHistory.js';

const asOf = '2026-12-01T00:00:00Z';

// By hand. a passes all; b skips need; c goes back and stays; d is created beyond and lost; e waits in lead; f never
// stood in a stage.
const deals: { readonly [id: string]: readonly Step[] } = {
  a: [
    [day(1), 'lead'],
    [day(2), 'need'],
    [day(4), 'bid'],
    [day(8), 'won'],
    [day(9), 'sign'],
  ],
  b: [
    [day(1), 'lead'],
    [day(5), 'bid'],
    [day(6), 'won'],
  ],
  c: [
    [day(1), 'lead'],
    [day(3), 'need'],
    [day(6), 'lead'],
    [day(7), 'need'],
  ],
  d: [
    [day(40), 'bid'],
    [day(42), 'lost'],
  ],
  e: [
    [day(1), 'lead'],
    [day(2), 'hold'],
  ],
  f: [[day(1), 'lost']],
};
const history = stagesHistory(deals);
const steps = (report: ReturnType<typeof funnelConversion>) =>
  report.total.steps.map(({ stage, reached, toNext }) => [stage, reached, `${toNext.numerator}/${toNext.denominator}`]);

describe('the funnel, counted by hand: S1-21, S1-23', () => {
  test('reached or passed: a skipped stage and one created beyond count as passed', () => {
    const report = funnelConversion(history, { asOf });
    expect(steps(report)).toEqual([
      ['lead', 5, '4/5'],
      ['need', 4, '3/4'],
      ['bid', 3, '2/3'],
    ]);
    expect([report.total.won, report.n, report.excluded]).toEqual([2, 5, { without_stage: 1 }]);
    expect(report.total.steps[0]?.toNext.interval.method).toBe('wilson');
  });

  test('visited and entries are ratios without an interval, and may exceed 1', () => {
    const visited = funnelConversion(history, { asOf, count: 'visited' });
    expect(steps(visited)).toEqual([
      ['lead', 4, '2/4'],
      ['need', 2, '3/2'],
      ['bid', 3, '2/3'],
    ]);
    expect(visited.total.steps[1]?.toNext).toMatchObject({
      value: 1.5,
      interval: { low: null, high: null, reason: 'not_a_proportion' },
    });
    expect(steps(funnelConversion(history, { asOf, count: 'entries' }))).toEqual([
      ['lead', 5, '3/5'],
      ['need', 3, '3/3'],
      ['bid', 3, '2/3'],
    ]);
  });

  test('what lies behind the win is a funnel of its own', () => {
    const [sign] = funnelConversion(history, { asOf }).total.afterWin;
    expect(sign).toMatchObject({ stage: 'sign', reached: 1, fromBefore: { numerator: 1, denominator: 2 } });
  });

  test('by month of creation in the zone of the calendar: 1 August starts on 31 July of UTC', () => {
    const early = stagesHistory({ a: [[Date.UTC(2026, 6, 31, 17), 'lead']], ...deals });
    const { groups } = funnelConversion(stagesHistory({ ...deals, z: [[Date.UTC(2026, 6, 31, 17), 'need']] }), {
      asOf,
      every: 'month',
      groupBy: ['segment'],
      calendar: 'Asia/Shanghai',
    });
    expect(groups.map(({ key, value }) => [key.period, key.segment, value.steps[0]?.reached])).toEqual([
      ['2026-08', 'small', 5],
      ['2026-09', 'small', 1],
    ]);
    expect(funnelConversion(early, { asOf, every: 'month' }).groups).toHaveLength(2);
  });

  test('an empty history has no rate', () => {
    expect(funnelConversion(stagesHistory({}), { asOf }).total.steps[0]?.toNext.value).toBeNull();
  });
});

describe('the ratio of stage totals: S1-21, S1-24', () => {
  const standing = (counts: { readonly [stage: string]: number }) =>
    stagesHistory(
      Object.fromEntries(
        Object.entries(counts).flatMap(([to, count]) =>
          Array.from({ length: count }, (_, n) => [`${to}-${n}`, [[day(1), to] as const]]),
        ),
      ),
    );
  const at = [day(2), day(2)] as const;

  test.each([
    [100, 20, 0.2],
    [0, 5, null],
    [10, 12, 1.2],
  ])('S1-24: of %i and %i it is %s', (lead, need, ratio) => {
    const [row, ...rest] = stageTotalRatio(standing({ lead, need }), { from: 'lead', to: 'need', at }).total;
    expect(row?.ratio.value).toBe(ratio);
    expect(row?.ratio.interval).toMatchObject({ low: null, high: null, reason: 'not_a_proportion' });
    expect(rest).toEqual([]);
  });

  test('S1-23: one row a pair of stages, waiting rooms left out', () => {
    const { total } = stageTotalRatio(history, { at });
    expect(total.map(({ from, to }) => [from, to])).toEqual([
      ['lead', 'need'],
      ['need', 'bid'],
    ]);
  });

  test('at two instants: those who stood in lead on the 1st, in need on the 3rd', () => {
    const { total, asOf: read } = stageTotalRatio(history, { from: 'lead', to: 'need', at: [day(1), day(3)] });
    expect(total[0]?.ratio).toMatchObject({ numerator: 2, denominator: 4 });
    expect(read).toBe('2026-08-03T00:00:00.000Z');
  });

  test('an instant after asOf is refused', () => {
    expect(() => stageTotalRatio(history, { at: [day(1), day(3)], asOf: day(2) })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'after_as_of', path: 'at.1' })] }),
    );
  });
});

describe('the chained win rate: S0-28', () => {
  test('is exact where nobody skips, goes back or enters twice: it is the share that wins', () => {
    const path: readonly Step[] = [
      [day(1), 'lead'],
      [day(2), 'need'],
      [day(3), 'bid'],
      [day(4), 'won'],
    ];
    const straight = stagesHistory(
      Object.fromEntries([4, 4, 3, 2, 2, 1, 1].map((steps, id) => [String(id), path.slice(0, steps)])),
    );
    const { total, warnings } = chainedWinRate(straight, { asOf });
    expect(total.stages.map(({ chained }) => chained && `${chained.numerator}/${chained.denominator}`)).toEqual([
      '2/7',
      '2/5',
      '2/3',
    ]);
    expect(total.isExact).toBe(true);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'immature', params: { open: 5 } }));
  });

  test('is marked where it is not, with what breaks it', () => {
    const { total } = chainedWinRate(history, { asOf });
    expect(total.stages.map(({ further }) => `${further.numerator}/${further.denominator}`)).toEqual([
      '3/4',
      '1/2',
      '2/3',
    ]);
    expect(total).toMatchObject({ isExact: false, skips: 2, rollbacks: 1, reentries: 2 });
    expect(total.stages[0]?.chained).toEqual({ value: 0.25, numerator: '1', denominator: '4' });
  });

  test('has no product over an empty stage', () => {
    expect(chainedWinRate(stagesHistory({ a: [[day(1), 'lead']] }), { asOf }).total.stages[0]?.chained).toBeNull();
  });
});

test('the flow counts every move, loops and skips apart', () => {
  const { total, excluded } = stageFlow(history, { asOf });
  expect(total.rows.map(({ from, to, count, kind }) => `${from} ${to} ${count} ${kind}`)).toEqual([
    'null lead 4 enter',
    'null bid 1 enter',
    'null lost 1 enter',
    'lead need 3 advance',
    'lead bid 1 skip',
    'need lead 1 rollBack',
    'need bid 1 advance',
    'bid won 2 win',
    'bid lost 1 close',
    'won sign 1 advance',
  ]);
  expect([total.moves, total.skips, total.rollbacks, total.loops, excluded]).toEqual([10, 1, 1, 2, {}]);
  const during = { from: '2026-08-04', to: '2026-08-07' };
  expect(stageFlow(history, { asOf, during }).total.rows.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'lead bid',
    'need lead',
    'need bid',
    'bid won',
  ]);
});

describe('conversion days: S1-22', () => {
  test('S1-22: stays of 2, 4 and 6 days of which one did not convert, over all and over the converted', () => {
    const stays = stagesHistory({
      a: [
        [day(1), 'lead'],
        [day(3), 'need'],
      ],
      b: [
        [day(1), 'lead'],
        [day(5), 'need'],
      ],
      c: [
        [day(1), 'lead'],
        [day(7), 'lost'],
      ],
    });
    const [lead] = conversionDays(stays, { asOf }).total;
    expect(lead).toEqual({
      stage: 'lead',
      days: 6,
      entered: 3,
      converted: 2,
      open: 0,
      perAll: 2,
      perConverted: 3,
    });
  });

  const twice = stagesHistory({
    a: [
      [day(1), 'need'],
      [day(3), 'lead'],
      [day(4), 'need'],
      [day(9), 'bid'],
    ],
    b: [
      [day(1), 'need'],
      [day(2), 'hold'],
      [day(12), 'need'],
      [day(15), 'bid'],
    ],
  });
  test.each([
    ['first', { days: 4, entered: 2, converted: 1, perAll: 2 }],
    ['sum', { days: 11, entered: 2, converted: 2, perAll: 5.5 }],
    ['each', { days: 9, entered: 3, converted: 2, perAll: 3 }],
  ] as const)('who came back counts by its %s stay; the clock of who waits stands still', (visits, need) => {
    expect(conversionDays(twice, { asOf, visits }).total[1]).toMatchObject(need);
  });

  test('a stage that nobody entered has no mean; open ones make it immature', () => {
    const report = conversionDays(stagesHistory({ a: [[day(1), 'lead']] }), { asOf });
    expect(report.total[1]).toMatchObject({ perAll: null, perConverted: null });
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'immature', params: { open: 1 } }));
  });
});
