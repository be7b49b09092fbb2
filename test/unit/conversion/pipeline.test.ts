import { StagewrightError } from 'stagewright';
import {
  amountChange,
  closeDateChanges,
  historyFromRows,
  type MovementKind,
  type MovementRow,
  pipelineCreated,
  pipelineHygiene,
  pipelineMovement,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, stagesPath } from '../../support/stagesHistory.js';

type Row = readonly [date: number, to: string, amount?: string, close?: string, currency?: string];

/** Rows of days of August and after (32 is 1 September); closes are dates. */
function read(deals: { readonly [id: string]: readonly Row[] }) {
  const rows = Object.entries(deals).flatMap(([id, steps]) =>
    steps.map(([date, to, amount = '', close = '', currency = 'CNY']) => ({
      id,
      at: day(date),
      to,
      amount,
      close,
      currency,
    })),
  );
  return historyFromRows(rows, {
    path: stagesPath,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close', currency: 'currency' },
    opportunities: {
      rows: Object.keys(deals).map((id) => ({ id, owner: id.startsWith('k') ? 'K' : 'S' })),
      id: 'id',
      attributes: ['owner'],
    },
  }).history;
}

const september = { from: '2026-09-01', to: '2026-10-01' };
const asOf = day(80);
const stepsOf = (row: MovementRow | undefined): { readonly [kind in MovementKind]?: readonly unknown[] } =>
  Object.fromEntries(row?.steps.map(({ kind, count, amount }) => [kind, [count, amount?.amount]]) ?? []);

describe('pipeline movement', () => {
  // What happens in September (days 32 to 61) to what is expected to close in the fourth quarter.
  const q4 = { from: '2026-10-01', to: '2027-01-01' };
  const deals = {
    stays: [[1, 'lead', '100.10', '2026-10-15']],
    grows: [
      [1, 'lead', '200', '2026-10-15'],
      [40, 'need', '250.05', '2026-11-15'],
    ],
    won: [
      [1, 'lead', '300', '2026-10-01'],
      [40, 'won', '280', '2026-09-09'],
    ],
    lost: [
      [1, 'lead', '50', '2026-12-31'],
      [45, 'lost', '50', '2026-12-31'],
    ],
    dropped: [
      [1, 'lead', '60', '2026-12-31'],
      [45, 'dropped', '60', '2026-12-31'],
    ],
    parked: [
      [1, 'lead', '70', '2026-12-31'],
      [45, 'hold', '70', '2026-12-31'],
    ],
    pushed: [
      [1, 'lead', '80', '2026-12-31'],
      [45, 'lead', '90', '2027-01-01'],
    ],
    pulled: [
      [1, 'lead', '110', '2027-02-01'],
      [45, 'lead', '120', '2026-12-01'],
    ],
    new: [[40, 'lead', '130', '2026-12-01']],
    elsewhere: [[40, 'lead', '999', '2027-12-01']],
    reopened: [
      [1, 'lead', '140', '2026-12-01'],
      [5, 'lost', '140', '2026-12-01'],
      [40, 'need', '141', '2026-12-01'],
    ],
    resumed: [
      [1, 'hold', '150', '2026-12-01'],
      [40, 'need', '150', '2026-12-01'],
    ],
    before: [
      [1, 'lead', '7', '2026-12-01'],
      [5, 'won', '7', '2026-12-01'],
    ],
    unknown: [[1, 'lead', '', '2026-12-01']],
    later: [
      [1, 'lead', '1', '2026-12-01'],
      [70, 'won', '2', '2026-12-01'],
    ],
  } as const;
  const { total, excluded, n } = pipelineMovement(read(deals), { during: september, closing: q4, asOf });

  test('every way in and out, by hand', () => {
    const [yuan, nobody] = total;
    expect(yuan?.currency).toBe('CNY');
    expect(stepsOf(yuan)).toEqual({
      // 100.10 + 200 + 300 + 50 + 60 + 70 + 80 + 1.
      start: [8, '861.10'],
      new: [1, '130.00'],
      pulledIn: [1, '120.00'],
      reopened: [1, '141.00'],
      resumed: [1, '150.00'],
      // + 50.05 − 20 + 10.
      reamounted: [0, '40.05'],
      won: [-1, '-280.00'],
      lost: [-1, '-50.00'],
      abandoned: [-1, '-60.00'],
      parked: [-1, '-70.00'],
      voided: [0, '0.00'],
      pushedOut: [-1, '-90.00'],
      currency: [0, '0.00'],
      // 100.10 + 250.05 + 120 + 130 + 141 + 150 + 1.
      end: [7, '892.15'],
    });
    expect(nobody).toMatchObject({ currency: null, steps: expect.any(Array) });
    expect(nobody?.steps[0]).toEqual({ kind: 'start', count: 1, amount: null, ids: ['unknown'] });
    expect(yuan?.steps.find(({ kind }) => kind === 'reamounted')?.ids).toEqual(['grows', 'pushed', 'won']);
    expect(excluded).toEqual({ elsewhere: 2 });
    expect(n).toBe(13);
  });

  test('the whole pipeline: dates move nobody in or out; who came and went in between counts as both', () => {
    const whole = pipelineMovement(
      read({
        ...deals,
        quick: [
          [40, 'lead', '1000', ''],
          [50, 'won', '900', ''],
        ],
      }),
      { during: september, asOf },
    );
    const steps = stepsOf(whole.total[0]);
    expect([steps.pulledIn, steps.pushedOut]).toEqual([
      [0, '0.00'],
      [0, '0.00'],
    ]);
    expect([steps.new, steps.won]).toEqual([
      [3, '2029.00'],
      [-2, '-1180.00'],
    ]);
  });

  test('in one currency: rates of the start, and what those of the end make of it', () => {
    const history = read({
      yuan: [[1, 'lead', '71.35', '2026-10-15']],
      dollar: [[1, 'lead', '10.01', '2026-10-15', 'USD']],
      yen: [
        [1, 'lead', '1001', '2026-10-15', 'JPY'],
        [40, 'need', '1500', '2026-10-15', 'JPY'],
      ],
      gone: [
        [1, 'lead', '5', '2026-10-15', 'USD'],
        [40, 'lost', '5', '2026-10-15', 'USD'],
      ],
    });
    const convert = { to: 'CNY', start: { USD: '7.1234', JPY: '0.0475' }, end: { USD: '7.05', JPY: '0.05' } };
    const [row, ...others] = pipelineMovement(history, { during: september, convert, asOf }).total;
    expect(others).toEqual([]);
    // By hand: 71.35 + 71.31 (71.305234) + 47.55 (47.5475) + 35.62 (35.617); 1500 yen are 71.25; the end is 71.35 + 70.57 (70.5705) + 75.
    expect(stepsOf(row)).toMatchObject({
      start: [4, '225.83'],
      reamounted: [0, '23.70'],
      lost: [-1, '-35.62'],
      currency: [0, '3.01'],
      end: [3, '216.92'],
    });
    expect(pipelineMovement(history, { during: september, asOf }).total.map(({ currency }) => currency)).toEqual([
      'CNY',
      'JPY',
      'USD',
    ]);
    const codes = (options: object) => {
      try {
        pipelineMovement(history, { during: september, asOf, ...options });
        return [];
      } catch (error) {
        return (error as StagewrightError).issues.map(({ code }) => code);
      }
    };
    expect(codes({ convert: { ...convert, start: { USD: '0' } } })).toEqual(['missing_rate', 'invalid_rate']);
    expect(codes({ closing: { from: '2026-10-01', to: '2026-10-01' } })).toEqual(['empty_period']);
    expect(codes({ closing: { from: '2026-13-01', to: '2026-10-01' } })).toEqual(['invalid_date']);
    expect(codes({ during: { from: '2026-09-01', to: '2027-01-01' } })).toEqual(['after_as_of']);
  });

  test('who waits, or is expected elsewhere, and is closed at the end comes in by one step and leaves by another', () => {
    const history = read({
      waited: [
        [1, 'lead', '10', '2026-09-20'],
        [20, 'hold', '10', '2026-09-20'],
        [40, 'won', '10', '2026-09-20'],
      ],
      elsewhere: [
        [1, 'lead', '20', '2026-12-20'],
        [40, 'won', '20', '2026-12-20'],
      ],
      waits: [
        [1, 'hold', '40', '2026-09-20'],
        [50, 'lead', '40', '2026-09-20'],
        [55, 'hold', '40', '2026-09-20'],
      ],
      lostAndWaits: [
        [1, 'lead', '80', '2026-09-20'],
        [20, 'lost', '80', '2026-09-20'],
        [40, 'hold', '80', '2026-09-20'],
      ],
    });
    const report = pipelineMovement(history, { during: september, closing: september, asOf });
    const moved = report.total[0]?.steps.flatMap(({ kind, ids }) => ids.map((id) => [kind, id]));
    expect(moved).toEqual([
      ['pulledIn', 'elsewhere'],
      ['resumed', 'waited'],
      ['won', 'elsewhere'],
      ['won', 'waited'],
    ]);
    expect(report.excluded).toEqual({ elsewhere: 2 });
  });

  test('a window needs close dates', () => {
    const { history } = historyFromRows([{ id: 1, at: day(1), to: 'lead' }], {
      path: stagesPath,
      columns: { opportunityId: 'id', at: 'at', to: 'to' },
    });
    expect(() => pipelineMovement(history, { during: september, closing: q4, asOf })).toThrow(StagewrightError);
    expect(() => closeDateChanges(history, { during: september, asOf })).toThrow(StagewrightError);
    const hygiene = pipelineHygiene(history, { asOf });
    expect(hygiene.warnings.map(({ code }) => code)).toContain('close_dates_unknown');
    expect(hygiene.total).toMatchObject({ overdue: { count: 0 }, noCloseDate: { count: 0 }, noAmount: { count: 1 } });
  });
});

test('pipeline created: what was added, and what became of it', () => {
  const report = pipelineCreated(
    read({
      k1: [
        [40, 'lead'],
        [45, 'lead', '100'],
        [70, 'won', '90', '', 'CNY'],
      ],
      k2: [[41, 'lead', '10', '', 'USD']],
      s1: [
        [45, 'lead', '30'],
        [50, 'lost', '30'],
        [75, 'need', '40'],
      ],
      s2: [[45, 'lead']],
      s3: [[1, 'lead', '5']],
    }),
    { during: september, groupBy: ['owner'], every: 'week', asOf },
  );
  expect(report.total).toMatchObject({
    count: 4,
    withoutAmount: 1,
    first: [
      { amount: '130.00', currency: 'CNY' },
      { amount: '10.00', currency: 'USD' },
    ],
    now: [
      { amount: '130.00', currency: 'CNY' },
      { amount: '10.00', currency: 'USD' },
    ],
    won: { count: 1, first: [{ amount: '100.00' }], now: [{ amount: '90.00' }] },
    // Lost and open again.
    open: { count: 3 },
    lost: { count: 0, first: [] },
  });
  expect(report.excluded).toEqual({ outside_period: 1 });
  // 9 and 10 September 2026 lie in week 37, the 14th in week 38.
  expect(report.groups.map(({ key, value }) => [key.period, key.owner, value.count])).toEqual([
    ['2026-W37', 'K', 2],
    ['2026-W38', 'S', 2],
  ]);
});

test('close dates: pushes and pulls, and what slips over the end of the period, by owner', () => {
  const { total, groups, excluded } = closeDateChanges(
    read({
      // Pushed twice, the second time over the end.
      k1: [
        [1, 'lead', '10', '2026-09-10'],
        [35, 'lead', '10', '2026-09-20'],
        [45, 'lead', '12', '2026-10-05'],
      ],
      // Won late, but won.
      k2: [
        [1, 'lead', '20', '2026-09-10'],
        [55, 'won', '20', '2026-10-10'],
      ],
      // Pulled into the period; it was not due in it.
      s1: [
        [1, 'lead', '30', '2026-11-01'],
        [40, 'lead', '30', '2026-09-25'],
      ],
      // Due, and its date taken away.
      s2: [
        [40, 'lead', '40', '2026-09-30'],
        [50, 'lead', '40', ''],
      ],
      s3: [[1, 'lead', '50', '']],
      // Changed before and after the period only.
      s4: [
        [1, 'lead', '60', '2026-09-01'],
        [20, 'lead', '60', '2026-09-15'],
        [70, 'lead', '60', '2026-12-15'],
      ],
    }),
    { during: september, groupBy: ['owner'], asOf },
  );
  expect(total).toMatchObject({
    dated: 5,
    changed: { numerator: 3, denominator: 5 },
    pushes: 2,
    pulls: 1,
    removals: 1,
    meanPushDays: 12.5,
    medianPushDays: 12.5,
    slipped: { numerator: 2, denominator: 4 },
    slippedAmount: [{ amount: '52.00', currency: 'CNY' }],
    slippedIds: ['k1', 's2'],
    worst: [{ id: 'k1', pushes: 2, days: 25 }],
  });
  expect(groups.map(({ key, value }) => [key.owner, value.slipped.value])).toEqual([
    ['K', 0.5],
    ['S', 0.5],
  ]);
  expect(excluded).toEqual({ undated: 1 });
});

test('who was open without a date is told from who was not open at all, though it has one', () => {
  const { excluded, n } = closeDateChanges(
    read({
      dated: [[1, 'lead', '10', '2026-09-10']],
      undated: [[1, 'lead', '10', '']],
      waiting: [[40, 'hold', '10', '']],
      closedAtOnce: [[35, 'won', '10', '2026-09-05']],
      closedBefore: [
        [1, 'lead', '10', '2026-08-20'],
        [20, 'lost', '10', '2026-08-20'],
      ],
      later: [[70, 'lead', '10', '2026-12-01']],
    }),
    { during: september, asOf },
  );
  expect(n).toBe(1);
  expect(excluded).toEqual({ undated: 2, not_open: 3 });
});

test('the row of a close says its day and changes no expectation; who is reopened is held against the date before it', () => {
  const history = read({
    won: [
      [1, 'lead', '10', '2026-10-10'],
      [40, 'won', '10', '2026-09-09'],
    ],
    reopened: [
      [1, 'lead', '10', '2026-09-20'],
      [40, 'lost', '10', '2026-09-09'],
      [65, 'lead', '10', '2026-11-20'],
    ],
  });
  const changesIn = (from: string, to: string) => {
    const { pushes, pulls, removals, meanPushDays } = closeDateChanges(history, { during: { from, to }, asOf }).total;
    return [pushes, pulls, removals, meanPushDays];
  };
  expect(changesIn('2026-09-01', '2026-10-01')).toEqual([0, 0, 0, null]);
  // From September 20th to November 20th.
  expect(changesIn('2026-10-01', '2026-10-15')).toEqual([1, 0, 0, 61]);
});

test('close dates that are changed with the beginning of waiting, or while it lasts, are changed then', () => {
  const changesIn = (from: string, to: string) => {
    const { total } = closeDateChanges(
      read({
        // Put off by the row that parks it, and not again by the one that resumes it.
        k1: [
          [35, 'lead', '10', '2026-09-10'],
          [45, 'hold', '10', '2026-12-01'],
          [70, 'need', '10', '2026-12-01'],
        ],
        // Put off when parked, pulled in while waiting, and back at the first date when it goes on.
        k2: [
          [35, 'lead', '20', '2026-09-20'],
          [40, 'hold', '20', '2026-09-30'],
          [50, 'hold', '20', '2026-09-25'],
          [70, 'lead', '20', '2026-09-20'],
        ],
      }),
      { during: { from, to }, asOf },
    );
    return [total.dated, total.pushes, total.pulls, total.slippedIds, total.slipped.denominator];
  };
  expect(changesIn('2026-09-01', '2026-10-01')).toEqual([2, 2, 1, ['k1'], 2]);
  expect(changesIn('2026-10-01', '2026-10-15')).toEqual([2, 0, 1, [], 1]);
});

test('hygiene: overdue by the date of the zone, no date, no amount, stale; parked ones are in order', () => {
  const history = read({
    late: [[60, 'lead', '10', '2026-10-18']],
    today: [[60, 'lead', '20', '2026-10-19']],
    bare: [[60, 'lead', '0', '']],
    old: [[1, 'lead', '30', '2026-12-01']],
    waits: [[1, 'hold', '40', '2026-09-01']],
    closed: [[60, 'won', '50', '2026-09-01']],
  });
  // 18 October, 17 o'clock in London is the 19th in Shanghai.
  const at = Date.UTC(2026, 9, 18, 17);
  const ids = (calendar: string) => {
    const { open, ...parts } = pipelineHygiene(history, { asOf: at, staleAfterDays: 60, calendar }).total;
    return Object.entries(parts).map(([fault, part]) => [fault, (part as { ids: readonly string[] }).ids.join()]);
  };
  expect(ids('Asia/Shanghai')).toEqual([
    ['overdue', 'late'],
    ['noCloseDate', 'bare'],
    ['noAmount', 'bare'],
    ['stale', 'old'],
    ['clean', 'today,waits'],
  ]);
  expect(ids('Europe/London')[0]).toEqual(['overdue', '']);
  const { total, excluded } = pipelineHygiene(history, { asOf: at, calendar: 'Asia/Shanghai' });
  expect(total.overdue).toMatchObject({ count: 1, amounts: [{ amount: '10.00' }], share: { denominator: 5 } });
  expect(excluded).toEqual({ closed: 1 });
});

test('amounts on the way: hopes against closes, by outcome', () => {
  const { total, excluded } = amountChange(
    read({
      a: [
        [1, 'lead', '100'],
        [40, 'won', '85.50'],
      ],
      b: [
        [1, 'lead'],
        [2, 'lead', '50'],
        [40, 'won', '60'],
      ],
      c: [
        [1, 'lead', '70'],
        [40, 'lost', '70'],
      ],
      d: [
        [1, 'lead', '70', '', 'USD'],
        [40, 'lost', '500', '', 'CNY'],
      ],
      e: [
        [1, 'lead'],
        [40, 'lost'],
      ],
      f: [[1, 'lead', '1']],
    }),
    { closedDuring: september, asOf },
  );
  expect(total.won).toMatchObject({
    n: 2,
    raised: 1,
    lowered: 1,
    first: [{ amount: '150.00' }],
    last: [{ amount: '145.50' }],
    change: [{ amount: '-4.50', currency: 'CNY' }],
  });
  expect(total.won.medianRatio).toBeCloseTo((0.855 + 1.2) / 2, 12);
  expect(total.lost).toMatchObject({ n: 1, same: 1, medianRatio: 1 });
  expect(total.abandoned).toMatchObject({ n: 0, change: [], medianRatio: null });
  expect(excluded).toEqual({ open: 1, other_currency: 1, without_amount: 1 });
});
