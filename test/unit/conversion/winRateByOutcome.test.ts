import { unwrap } from 'stagewright';
import {
  historyFromRows,
  members,
  describe as tell,
  toTable,
  type WinRateOptions,
  winRate,
} from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';

const path = {
  stages: ['lead'],
  won: ['won', 'extended'],
  lost: ['lost'],
  abandoned: ['dropped'],
  afterWin: ['sign'],
  parked: [],
};
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', recordedAt: 'at' } as const;
const day = (month: number, of: number) => new Date(Date.UTC(2026, month - 1, of));

/** Of six that closed in January four were won: one as won, two as extended, and of one only the stage behind the win is known. */
const rows = [
  { id: 'a', at: day(1, 2), to: 'lead', amount: '10' },
  { id: 'a', at: day(1, 9), to: 'won', amount: '10' },
  { id: 'b', at: day(1, 2), to: 'lead', amount: '20' },
  { id: 'b', at: day(1, 10), to: 'won', amount: '20' },
  { id: 'b', at: day(3, 1), to: 'extended', amount: '25' },
  { id: 'c', at: day(1, 2), to: 'lead', amount: '30' },
  { id: 'c', at: day(1, 11), to: 'extended', amount: '30' },
  { id: 'd', at: day(1, 2), to: 'lead', amount: '40' },
  { id: 'd', at: day(1, 12), to: 'lost', amount: '40' },
  { id: 'e', at: day(1, 2), to: 'lead', amount: '5' },
  { id: 'e', at: day(1, 13), to: 'dropped', amount: '5' },
  { id: 'f', at: day(1, 2), to: 'lead', amount: '5' },
  { id: 'f', at: day(1, 14), to: 'sign', amount: '5' },
  { id: 'g', at: day(1, 2), to: 'lead', amount: '5' },
];
const opportunities = {
  rows: [...'abcdefg'].map((id) => ({ id, team: 'abc'.includes(id) ? 'north' : 'south' })),
  id: 'id',
  attributes: ['team'],
} as const;
const { history } = historyFromRows(rows, { path, columns, currency: 'EUR', opportunities });
const asOf = day(4, 1);
const january = { from: '2026-01-01', to: '2026-02-01' };
const basis = { closedDuring: january };

type Options = Partial<WinRateOptions<'team', 'month', 'outcome'>>;
const split = (options: Options = {}) =>
  winRate(history, { basis, asOf, split: 'outcome', ...options } as WinRateOptions<'team', 'month', 'outcome'>);
const parts = ({ outcomes }: ReturnType<typeof split>['total']) =>
  outcomes.map(({ outcome, rate }) => [outcome, rate.numerator, rate.denominator]);

describe('a win rate by won outcome', () => {
  test('has the rate of each over the same base, by hand', () => {
    const { total, method } = split();
    expect(method).toBe('winRate/closedDuring/closed/outcome');
    expect([total.numerator, total.denominator]).toEqual([4, 6]);
    expect(parts(total)).toEqual([
      ['won', 1, 6],
      ['extended', 2, 6],
      [null, 1, 6],
    ]);
    // Wilson of 2 of 6 by the formula, z = 1.959963984540054: centre and half width over 1 + z²/n.
    const [n, p, z] = [6, 2 / 6, 1.959963984540054];
    const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
    const [low, high] = [-1, 1].map((side) => (p + z ** 2 / (2 * n) + side * half) / (1 + z ** 2 / n)) as [
      number,
      number,
    ];
    expect(total.outcomes[1]?.rate.interval.low).toBeCloseTo(low, 12);
    expect(total.outcomes[1]?.rate.interval.high).toBeCloseTo(high, 12);
  });

  test('against the decided, against all, and of a cohort', () => {
    expect(parts(split({ against: 'decided' }).total)).toEqual([
      ['won', 1, 5],
      ['extended', 2, 5],
      [null, 1, 5],
    ]);
    const cohort = { createdDuring: january };
    expect(parts(split({ basis: cohort, against: 'all' }).total)).toEqual([
      ['won', 1, 7],
      ['extended', 2, 7],
      [null, 1, 7],
    ]);
    // Thirty days after its creation b was won as the first.
    expect(parts(split({ basis: { ...cohort, followUpDays: 30 } }).total)).toEqual([
      ['won', 2, 6],
      ['extended', 1, 6],
      [null, 1, 6],
    ]);
  });

  test('by amount, of the first close of the kind', () => {
    expect(parts(split({ weight: 'amount' }).total)).toEqual([
      ['won', 10, 110],
      ['extended', 50, 110],
      [null, 5, 110],
    ]);
  });

  test('by group every outcome is there, those of nobody too; a path of one outcome has one', () => {
    const { groups } = split({ groupBy: ['team'] });
    expect(groups.map(({ key, value }) => [key.team, parts(value)])).toEqual([
      [
        'north',
        [
          ['won', 1, 3],
          ['extended', 2, 3],
          [null, 0, 3],
        ],
      ],
      [
        'south',
        [
          ['won', 0, 3],
          ['extended', 0, 3],
          [null, 1, 3],
        ],
      ],
    ]);
    const one = historyFromRows(rows, {
      path: { ...path, won: ['won'], aliases: { extended: 'won' } },
      columns,
      currency: 'EUR',
    });
    expect(
      winRate(one.history, { basis, asOf, split: 'outcome' }).total.outcomes.map(({ outcome }) => outcome),
    ).toEqual(['won', null]);
  });

  test('is the same rate as without, and an empty base has none', () => {
    const { outcomes: _, ...total } = split().total;
    expect(total).toEqual(winRate(history, { basis, asOf }).total);
    const empty = split({ basis: { closedDuring: { from: '2020-01-01', to: '2020-02-01' } } }).total;
    expect([empty.value, ...empty.outcomes.map(({ outcome, rate }) => [outcome, rate.value])]).toEqual([
      null,
      ['won', null],
      ['extended', null],
    ]);
  });

  test('tells who is behind each number, has rows of a table, and is told in both languages', () => {
    const report = split();
    const of = (at: string) => unwrap(members(report, { at })).ids;
    expect(of('outcomes.0.rate.numerator')).toEqual(['a']);
    expect(of('outcomes.1.rate.numerator')).toEqual(['b', 'c']);
    expect(of('outcomes.2.rate.numerator')).toEqual(['f']);
    expect(of('outcomes.1.rate.value')).toEqual([...'abcdef']);
    const { columns, rows } = toTable(report);
    const [name, hits] = ['outcomes.outcome', 'outcomes.rate.numerator'].map((id) =>
      columns.findIndex((column) => column.id === id),
    ) as [number, number];
    expect(rows.slice(1).map(({ cells }) => [cells[name], cells[hits]])).toEqual([
      ['won', 1],
      ['extended', 2],
      [null, 1],
    ]);
    expect(tell(report, { locale: en })).toContain('each won outcome by itself');
    expect(tell(report, { locale: zhCN })).toContain('按各赢单结果分别计算');
  });

  test('another word is refused', () => {
    expect(() => winRate(history, { basis, asOf, split: 'reason' as never })).toThrow('unknown_choice');
  });
});

test('a path without a won outcome has wins by the stages behind it, in every measure alike', () => {
  const behind = historyFromRows(
    rows.filter(({ id }) => 'df'.includes(id)),
    { path: { ...path, won: [] }, columns, currency: 'EUR' },
  );
  const { total } = winRate(behind.history, { basis, asOf, split: 'outcome' });
  expect([total.numerator, total.denominator, parts(total)]).toEqual([1, 2, [[null, 1, 2]]]);
});

test.each(['', null, undefined, 'unknown'])(
  'a close that is dated %j is told by the reading, and its opportunity is open',
  (at) => {
    const undated = [...rows, { id: 'g', at: at as never, to: 'lost', amount: '5' }];
    const { history, quality } = historyFromRows(undated, { path, columns, currency: 'EUR' });
    const [code, sample] = at === 'unknown' ? ['unparsable_date', at] : ['missing_date', 'g'];
    expect(quality.problems).toEqual([{ code, count: 1, action: 'excluded', samples: [sample] }]);
    expect(winRate(history, { basis, asOf }).excluded).toEqual({ open: 1 });
  },
);
