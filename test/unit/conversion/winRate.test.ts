import { StagewrightError } from 'stagewright';
import { historyFromRows, winRate } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = {
  stages: ['lead', 'bid'],
  won: ['won', 'extended'],
  lost: ['lost'],
  abandoned: ['dropped'],
  afterWin: ['sign'],
  parked: [],
};
const day = (number: number, hour = 0) => Date.UTC(2026, 0, number, hour);
type Step = readonly [at: number, to: string];

function history(deals: { readonly [id: string]: readonly Step[] }) {
  const rows = Object.entries(deals).flatMap(([id, steps]) => steps.map(([at, to]) => ({ id, at, to })));
  const segments = Object.keys(deals).map((id) => ({ id, segment: id.startsWith('k') ? 'key' : 'small' }));
  return historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to' },
    opportunities: { rows: segments, id: 'id', attributes: ['segment'] },
  }).history;
}

const january = { closedDuring: { from: '2026-01-01', to: '2026-02-01' } };
const asOf = '2026-03-01T00:00:00Z';
// By hand: won k1, s1, s2 (extended), k4 (won again); lost k2, s3; dropped s4; open k3 (reopened), s5.
const deals = history({
  k1: [
    [day(1), 'lead'],
    [day(5), 'won'],
    [day(9), 'sign'],
  ],
  k2: [
    [day(1), 'lead'],
    [day(6), 'lost'],
  ],
  k3: [
    [day(1), 'lead'],
    [day(6), 'lost'],
    [day(8), 'bid'],
  ],
  k4: [
    [day(1), 'lead'],
    [day(6), 'lost'],
    [day(8), 'bid'],
    [day(12), 'won'],
  ],
  s1: [
    [day(2), 'lead'],
    [day(7), 'won'],
  ],
  s2: [
    [day(2), 'lead'],
    [day(7), 'extended'],
  ],
  s3: [
    [day(2), 'lead'],
    [day(7), 'won'],
    [day(20), 'lost'],
  ],
  s4: [
    [day(2), 'lead'],
    [day(7), 'dropped'],
  ],
  s5: [[day(2), 'lead']],
});
const of = (report: { readonly total: { readonly numerator: number; readonly denominator: number } }) =>
  `${report.total.numerator}/${report.total.denominator}`;

describe('the win rate, counted by hand', () => {
  test('over all that closed: abandoned ones count against it', () => {
    const report = winRate(deals, { basis: january, asOf });
    expect(of(report)).toBe('4/7');
    expect(report.excluded).toEqual({ reopened: 1, open: 1 });
    expect(report.method).toBe('winRate/closedDuring/closed');
  });

  test('over what was decided', () => {
    const report = winRate(deals, { basis: january, against: 'decided', asOf });
    expect(of(report)).toBe('4/6');
    expect(report.excluded).toEqual({ reopened: 1, open: 1, abandoned: 1 });
  });

  test('against open ones is a rate of a cohort: nobody open has closed in a period', () => {
    expect(() => winRate(deals, { basis: january, against: 'all', asOf })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'unknown_choice', path: 'against' })] }),
    );
  });

  test('over all that was created: open ones make it immature unless they count', () => {
    const basis = { createdDuring: { from: '2026-01-01', to: '2026-01-02' } };
    const closed = winRate(deals, { basis, asOf });
    expect(of(closed)).toBe('2/3');
    expect(closed.warnings).toContainEqual(expect.objectContaining({ code: 'immature', params: { open: 1 } }));
    expect(of(winRate(deals, { basis, against: 'all', asOf }))).toBe('2/4');
  });

  test('splits into groups that add up', () => {
    const { groups } = winRate(deals, { basis: january, asOf, groupBy: ['segment'] });
    expect(groups.map(({ key, value }) => [key.segment, value.numerator, value.denominator])).toEqual([
      ['key', 2, 3],
      ['small', 2, 4],
    ]);
  });

  test('carries Wilson’s interval: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) with z = 1.959964', () => {
    const key = winRate(deals, { basis: january, asOf, groupBy: ['segment'] }).groups[0]?.value;
    expect(key?.value).toBe(2 / 3);
    expect(key?.interval).toMatchObject({ level: 0.95 });
    expect(key?.interval.low).toBeCloseTo(0.207_659_600_802_047_65, 12);
    expect(key?.interval.high).toBeCloseTo(0.938_508_055_279_603_7, 12);
  });
});

describe('what was known, and when', () => {
  test('a later report knows the later outcome, and the close that stands is the last one', () => {
    expect(of(winRate(deals, { basis: january, asOf: day(10) }))).toBe('4/6');
    const late = { closedDuring: { from: '2026-01-15', to: '2026-02-01' } };
    expect(of(winRate(deals, { basis: late, asOf }))).toBe('0/1');
  });

  test('walking on behind the win does not move the close', () => {
    const behind = { closedDuring: { from: '2026-01-09', to: '2026-01-10' } };
    expect(winRate(deals, { basis: behind, asOf }).total).toMatchObject({ value: null, denominator: 0 });
  });

  test('a period holds its start and not its end', () => {
    const one = history({
      k1: [
        [day(1), 'lead'],
        [day(5), 'won'],
      ],
    });
    const during = (from: string, to: string) => of(winRate(one, { basis: { closedDuring: { from, to } }, asOf }));
    expect(during('2026-01-05', '2026-01-06')).toBe('1/1');
    expect(during('2026-01-04', '2026-01-05')).toBe('0/0');
  });

  test('dates are days of the calendar’s zone', () => {
    // 20:00 of the 5th in UTC is 04:00 of the 6th in Shanghai.
    const one = history({
      k1: [
        [day(1), 'lead'],
        [day(5, 20), 'won'],
      ],
    });
    const basis = { closedDuring: { from: '2026-01-06', to: '2026-01-07' } };
    expect(of(winRate(one, { basis, asOf }))).toBe('0/0');
    expect(of(winRate(one, { basis, asOf, calendar: 'Asia/Shanghai' }))).toBe('1/1');
  });

  test('times of recording that are only assumed are told', () => {
    expect(winRate(deals, { basis: january, asOf }).warnings.map(({ code }) => code)).toEqual(['recorded_at_assumed']);
  });
});

describe('edges', () => {
  test('nothing is no base, not zero', () => {
    const report = winRate(history({}), { basis: january, asOf, groupBy: ['segment'] });
    expect(report.total).toMatchObject({ value: null, numerator: 0, denominator: 0, interval: { low: 0, high: 1 } });
    expect([report.n, report.groups, report.excluded]).toEqual([0, [], {}]);
  });

  test.each([
    ['empty_period', { basis: { closedDuring: { from: '2026-02-01', to: '2026-02-01' } }, asOf }],
    ['empty_period', { basis: { createdDuring: { from: '2026-02-02', to: '2026-02-01' } }, asOf }],
    ['unreadable_instant', { basis: january, asOf: 'today' }],
    ['unreadable_instant', { basis: { closedDuring: { from: '2026-02-30', to: '2026-03-01' } }, asOf }],
    ['unknown_time_zone', { basis: january, asOf, calendar: 'Mars/Olympus' }],
  ] as const)('%s is a mistake of the caller', (code, options) => {
    try {
      winRate(deals, options);
      expect.unreachable();
    } catch (error) {
      expect((error as StagewrightError).issues.map((issue) => issue.code)).toEqual([code]);
      expect(error).toBeInstanceOf(StagewrightError);
    }
  });
});

describe('the other bases of the win rate, counted by hand: S0-28', () => {
  const entered = { enteredDuring: { from: '2026-01-01', to: '2026-02-01' }, stage: 'bid' } as const;

  test('S0-28: of those who first entered a stage, each with the same time', () => {
    // k3 and k4 entered bid on the 8th; k4 won on the 12th.
    const report = winRate(deals, { basis: { ...entered, followUpDays: 4 }, against: 'all', asOf });
    expect(of(report)).toBe('1/2');
    expect(of(winRate(deals, { basis: { ...entered, followUpDays: 3 }, against: 'all', asOf }))).toBe('0/2');
    expect(report.excluded).toEqual({ not_entered: 7 });
    expect(report.warnings.map(({ code }) => code)).toEqual(['recorded_at_assumed']);
  });

  test('without a follow-up the cohort is immature while some are open', () => {
    const { warnings } = winRate(deals, { basis: entered, against: 'all', asOf });
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'immature', params: { open: 1 } }));
  });

  test('who is too young is left out by its start alone', () => {
    const created = { createdDuring: { from: '2026-01-01', to: '2026-02-01' }, followUpDays: 10 };
    const report = winRate(deals, { basis: created, against: 'all', asOf: day(11) });
    expect(report.excluded).toEqual({ too_young: 5 });
    expect(of(report)).toBe('1/4');
  });

  test('closes that were not the last word are listed', () => {
    expect(winRate(deals, { basis: january, asOf }).restated).toEqual([
      { id: 'k3', closedAt: '2026-01-06T00:00:00.000Z', outcome: 'lost', now: null },
      { id: 'k4', closedAt: '2026-01-06T00:00:00.000Z', outcome: 'lost', now: 'won' },
      { id: 's3', closedAt: '2026-01-07T00:00:00.000Z', outcome: 'won', now: 'lost' },
    ]);
  });

  test('by the day of the close, in the zone of the calendar', () => {
    const { groups } = winRate(deals, { basis: january, asOf, every: 'week', groupBy: ['segment'], calendar: 'UTC' });
    expect(
      groups.map(({ key, value }) => [key.period, key.segment, `${value.numerator}/${value.denominator}`]),
    ).toEqual([
      ['2026-W02', 'key', '1/2'],
      ['2026-W02', 'small', '2/3'],
      ['2026-W03', 'key', '1/1'],
      ['2026-W04', 'small', '0/1'],
    ]);
  });

  // k 2 of 3, s 2 of 4, whole 4 of 7. Python: (2 + 10 * Fraction(4, 7)) / 13 is 54/91, (2 + 10 * Fraction(4, 7)) / 14 is 27/49.
  test('shrunk to the whole: groups move towards 4/7, what was counted stays', () => {
    const { groups, total } = winRate(deals, { basis: january, asOf, groupBy: ['segment'], shrink: 10 });
    expect(total.value).toBe(4 / 7);
    expect(groups[0]?.value.value).toBeCloseTo(54 / 91, 12);
    expect(groups[1]?.value.value).toBeCloseTo(27 / 49, 12);
    expect(groups.map(({ value }) => [value.numerator, value.denominator])).toEqual([
      [2, 3],
      [2, 4],
    ]);
  });
});

describe('the win rate by amount', () => {
  const amounts = (
    deal: { readonly [id: string]: readonly [amount: string | undefined, to: string] },
    currency = 'CNY',
  ) =>
    historyFromRows(
      Object.entries(deal).flatMap(([id, [amount, to]]) => [
        { id, at: day(1), to: 'lead', amount: '1' },
        { id, at: day(2), to, amount },
        { id, at: day(3), to: 'sign', amount: '999' },
      ]),
      { path, columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' }, currency },
    ).history;

  test('takes the amount at the close, in both parts, with the effective size of Kish', () => {
    // Σa = 700, Σa² = 130000: effective 3.769…, too few for an interval.
    const few = winRate(
      amounts({ a: ['300', 'won'], b: ['100', 'lost'], c: ['100', 'lost'], d: ['100', 'lost'], e: ['100', 'lost'] }),
      {
        basis: january,
        weight: 'amount',
        asOf,
      },
    );
    expect(few.total).toMatchObject({ numerator: 300, denominator: 700, unit: 'CNY' });
    expect(few.total.interval).toMatchObject({ low: null, reason: 'too_few_effective' });
    expect(few.method).toBe('winRate/closedDuring/closed/amount');
    // Equal amounts: the interval is Wilson's of the count.
    const even = amounts(
      Object.fromEntries(Array.from({ length: 8 }, (_, n) => [String(n), ['50', n < 2 ? 'won' : 'lost']])),
    );
    const weighed = winRate(even, { basis: january, weight: 'amount', asOf }).total.interval;
    const counted = winRate(even, { basis: january, asOf }).total.interval;
    expect(weighed.low).toBeCloseTo(counted.low ?? -1, 12);
    expect(weighed.high).toBeCloseTo(counted.high ?? -1, 12);
  });

  test('warns where all that have an amount are won, though others were not: 100 % of nothing else', () => {
    const codes = (deals: { readonly [id: string]: readonly [string | undefined, string] }, against?: 'decided') =>
      winRate(amounts(deals), {
        basis: january,
        weight: 'amount',
        asOf,
        ...(against ? { against } : {}),
      }).warnings.flatMap(({ code, params }) => (code === 'lost_without_amounts' ? [params] : []));
    const won = ['300', 'won'] as const;
    expect(codes({ a: won, b: ['0', 'lost'], c: [undefined, 'lost'], d: ['0', 'dropped'] })).toEqual([{ lost: 3 }]);
    expect(codes({ a: won, b: ['0', 'lost'], c: [undefined, 'lost'], d: ['0', 'dropped'] }, 'decided')).toEqual([
      { lost: 2 },
    ]);
    expect(codes({ a: won, b: ['0', 'lost'], c: ['0.01', 'lost'] })).toEqual([]);
    expect(codes({ a: won, b: won })).toEqual([]);
    expect(codes({ b: ['0', 'lost'] })).toEqual([]);
  });

  test('who has no amount is left out and counted', () => {
    const report = winRate(amounts({ a: ['300', 'won'], b: [undefined, 'lost'] }), {
      basis: january,
      weight: 'amount',
      asOf,
    });
    expect(report.excluded).toEqual({ without_amount: 1 });
    expect(report.total.value).toBe(1);
  });

  test.each([
    ['shrink', { shrink: 0 }],
    ['basis.followUpDays', { basis: { createdDuring: january.closedDuring, followUpDays: -1 } }],
  ] as const)('what makes no sense is refused: %s', (at, options) => {
    expect(() => winRate(deals, { basis: january, asOf, ...options })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'out_of_range', path: at })] }),
    );
  });
});

describe('every close counts', () => {
  // Of two closes of a, one was won; b was won, c lost and is open again; d was never closed, e closed in February.
  const again = history({
    a: [
      [day(1), 'lead'],
      [day(3), 'lost'],
      [day(5), 'lead'],
      [day(7), 'won'],
    ],
    b: [
      [day(1), 'lead'],
      [day(4), 'won'],
    ],
    c: [
      [day(1), 'lead'],
      [day(2), 'lost'],
      [day(6), 'lead'],
    ],
    d: [[day(1), 'lead']],
    e: [
      [day(1), 'lead'],
      [day(40), 'won'],
    ],
  });

  test('as it was, also of those that were reopened', () => {
    const report = winRate(again, { basis: january, asOf, count: 'everyClose', every: 'week' });
    expect(report.total).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
    expect([report.n, report.excluded, report.restated]).toEqual([4, { outside_period: 1 }, []]);
    expect(report.method).toBe('winRate/closedDuring/closed/everyClose');
    // 1 to 4 January, and 5 to 11 January 2026.
    expect(report.groups.map(({ value }) => [value.numerator, value.denominator])).toEqual([
      [1, 3],
      [1, 1],
    ]);
    expect(winRate(again, { basis: january, asOf }).total).toMatchObject({ numerator: 2, denominator: 2 });
  });

  test('a win that is set to lost without being open in between is one close, lost on the day it was set', () => {
    const corrected = history({
      a: [
        [day(1), 'lead'],
        [day(4), 'won'],
        [day(40), 'lost'],
      ],
    });
    const partsIn = (from: string, to: string) => {
      const { total } = winRate(corrected, { basis: { closedDuring: { from, to } }, asOf, count: 'everyClose' });
      return [total.numerator, total.denominator];
    };
    expect(partsIn('2026-01-01', '2026-02-01')).toEqual([0, 0]);
    expect(partsIn('2026-02-01', '2026-03-01')).toEqual([0, 1]);
  });

  test('its interval is Wilson’s of (6 + 3 + 3)²/(3·4 + 3 + 3) opportunities, and none of fewer than five', () => {
    const thrice = history(
      Object.fromEntries(
        [1, 2, 3].flatMap((time): readonly (readonly [string, readonly Step[]])[] => [
          [
            `a${time}`,
            [
              [day(1), 'lead'],
              [day(3), 'lost'],
              [day(5), 'lead'],
              [day(7), 'won'],
            ],
          ],
          [
            `b${time}`,
            [
              [day(1), 'lead'],
              [day(4), 'won'],
            ],
          ],
          [
            `c${time}`,
            [
              [day(1), 'lead'],
              [day(2), 'lost'],
              [day(6), 'lead'],
            ],
          ],
        ]),
      ),
    );
    const { interval } = winRate(thrice, { basis: january, asOf, count: 'everyClose' }).total;
    const [size, z] = [144 / 18, 1.959963984540054];
    const half = (z * Math.sqrt(0.25 / size + z ** 2 / (4 * size ** 2))) / (1 + z ** 2 / size);
    expect(interval.low).toBeCloseTo(0.5 - half, 12);
    expect(interval.high).toBeCloseTo(0.5 + half, 12);
    expect(interval.method).toBe('wilson-kish');
    expect(winRate(again, { basis: january, asOf, count: 'everyClose' }).total.interval.low).toBeNull();
  });

  test('is no cohort, and is not shrunk', () => {
    const refused = [
      { basis: { createdDuring: january.closedDuring }, count: 'everyClose' },
      { basis: january, count: 'everyClose', shrink: 5 },
      { basis: january, count: 'everyDeal' },
    ];
    for (const options of refused)
      expect(() => winRate(again, { asOf, ...options } as never)).toThrow('unknown_choice at count');
  });
});
