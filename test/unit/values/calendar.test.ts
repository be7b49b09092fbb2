import { describe, expect, it } from 'vitest';
import type { StagewrightError } from '../../../src/issues/index.js';
import {
  addBusinessDays,
  businessCalendar,
  businessDaysBetween,
  dateIn,
  dayNumber,
  fourFourFive,
  instantText,
  isBusinessDay,
  periodIndex,
  periodKey,
  periodOf,
  periodsOf,
  readCalendar,
  startOfDayIn,
  zoneClock,
} from '../../../src/values/index.js';
import zoneDays from '../../reference/zoneDays.json' with { type: 'json' };

const codes = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as StagewrightError).issues.map(({ code, path }) => `${code} ${path}`);
  }
  return [];
};

/** First instants of days: Python's zoneinfo, test/reference/zoneDays.py. */
describe('days of a zone, where clocks change', () => {
  it.each(zoneDays)('%s %s begins at %s', (zone = '', date = '', start = '') => {
    const calendar = readCalendar(zone);
    const ms = startOfDayIn(calendar, date);
    expect(instantText(ms)).toBe(start);
    expect(dateIn(calendar, ms) >= date).toBe(true);
    expect(dateIn(calendar, ms - 1) < date).toBe(true);
  });
  it('knows days of 23, 24.5 and 25 hours', () => {
    const hours = (zone: string, from: string, to: string) => {
      const calendar = readCalendar(zone);
      return (startOfDayIn(calendar, to) - startOfDayIn(calendar, from)) / 3_600_000;
    };
    expect(hours('Africa/Cairo', '2026-04-24', '2026-04-25')).toBe(23);
    expect(hours('Australia/Lord_Howe', '2026-04-05', '2026-04-06')).toBe(24.5);
    expect(hours('America/New_York', '2026-11-01', '2026-11-02')).toBe(25);
    expect(hours('Pacific/Apia', '2011-12-30', '2011-12-31')).toBe(0);
  });
  it('counts 2026-03-07 to 03-08 in New York as one day, whatever the process says', () => {
    const days = zoneClock(readCalendar('America/New_York'));
    expect(days(Date.parse('2026-03-08T16:00:00Z')) - days(Date.parse('2026-03-07T17:00:00Z'))).toBe(1);
  });
  it.each(['Africa/Cairo', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/New_York', 'Africa/Casablanca'])(
    'zoneClock agrees with dateIn in %s',
    (zone) => {
      const calendar = readCalendar(zone);
      const days = zoneClock(calendar);
      const start = Date.UTC(zone === 'Pacific/Apia' ? 2011 : 2026, 0, 1);
      for (let hour = 0; hour < 366 * 24; hour += 5) {
        const ms = start + hour * 3_600_000 + 1234;
        expect(days(ms)).toBe(dayNumber(dateIn(calendar, ms)));
      }
    },
  );
});

describe('businessCalendar', () => {
  it('is frozen plain data', () => {
    const calendar = businessCalendar({
      zone: 'Asia/Shanghai',
      holidays: ['2027-01-01'],
      fiscal: { kind: 'months', startMonth: 4, yearNamedBy: 'end' },
    });
    expect(Object.isFrozen(calendar)).toBe(true);
    expect(JSON.parse(JSON.stringify(calendar))).toEqual(calendar);
  });
  it('tells everything that is wrong at once', () => {
    expect(
      codes(() =>
        businessCalendar({
          zone: 'Mars/Phobos',
          weekend: [7],
          weekStart: 9,
          holidays: ['2026-02-30'],
          fiscal: { kind: 'months', startMonth: 0, yearNamedBy: 'end' },
        }),
      ),
    ).toEqual([
      'unknown_time_zone zone',
      'out_of_range weekend',
      'invalid_date holidays.0',
      'out_of_range weekStart',
      'out_of_range fiscal.startMonth',
    ]);
    expect(codes(() => businessCalendar({ zone: 'UTC', weekend: [0, 1, 2, 3, 4, 5, 6] }))).toEqual([
      'no_workdays weekend',
    ]);
    for (const zone of ['', 'Mars/Phobos+08:00', null as never])
      expect(codes(() => businessCalendar({ zone }))).toEqual(['unknown_time_zone zone']);
    expect(codes(() => businessCalendar({} as never))).toEqual(['missing_property zone']);
  });
  it('refuses explicit periods that do not join', () => {
    const make = (periods: readonly { id: string; from: string; to: string }[]) =>
      codes(() => businessCalendar({ zone: 'UTC', fiscal: { kind: 'explicit', periods } }));
    expect(
      make([
        { id: 'a', from: '2026-01-01', to: '2026-02-01' },
        { id: 'b', from: '2026-02-02', to: '2026-03-01' },
      ]),
    ).toEqual(['period_gap fiscal.periods.1']);
    expect(
      make([
        { id: 'a', from: '2026-01-01', to: '2026-02-01' },
        { id: 'b', from: '2026-01-31', to: '2026-03-01' },
      ]),
    ).toEqual(['period_overlap fiscal.periods.1']);
    expect(make([{ id: 'a', from: '2026-01-01', to: '2026-01-01' }])).toEqual(['empty_period fiscal.periods.0']);
    expect(make([])).toEqual(['empty_period fiscal.periods']);
  });
});

describe('business days', () => {
  /** The State Council's calendar around the National Day of 2026 in its form: holidays 1 to 7 October, worked Saturday 10 October. */
  const calendar = businessCalendar({
    zone: 'Asia/Shanghai',
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    extraWorkdays: ['2026-10-10'],
  });
  it('works make-up Saturdays and rests on holidays', () => {
    expect(
      ['2026-09-30', '2026-10-01', '2026-10-03', '2026-10-10'].map((date) => isBusinessDay(calendar, date)),
    ).toEqual([true, false, false, true]);
  });
  it('adds and takes away', () => {
    expect(addBusinessDays(calendar, '2026-09-30', 1)).toBe('2026-10-08');
    expect(addBusinessDays(calendar, '2026-10-09', 1)).toBe('2026-10-10');
    expect(addBusinessDays(calendar, '2026-10-08', -1)).toBe('2026-09-30');
    expect(addBusinessDays(calendar, '2026-10-03', 0)).toBe('2026-10-03');
  });
  it('counts from the first to before the last', () => {
    expect(businessDaysBetween(calendar, '2026-09-30', '2026-10-08')).toBe(1);
    expect(businessDaysBetween(calendar, '2026-09-28', '2026-10-12')).toBe(6);
    expect(businessDaysBetween(calendar, '2026-10-08', '2026-09-30')).toBe(-1);
    expect(businessDaysBetween(calendar, '2026-10-08', '2026-10-08')).toBe(0);
  });
});

describe('periods', () => {
  const plain = readCalendar('UTC');
  it('cuts weeks by ISO 8601', () => {
    // ISO 8601: 2027-01-01 is a Friday of 2026's week 53; 2026-12-28 is its Monday.
    expect(periodOf(plain, 'week', '2027-01-01')).toEqual({ key: '2026-W53', from: '2026-12-28', to: '2027-01-04' });
    expect(periodKey(plain, 'week', '2024-12-30')).toBe('2025-W01');
    expect(periodOf(businessCalendar({ zone: 'UTC', weekStart: 0 }), 'week', '2026-01-03')).toEqual({
      key: '2025-W53',
      from: '2025-12-28',
      to: '2026-01-04',
    });
  });
  it('cuts civil months, quarters, years and days', () => {
    expect(['day', 'month', 'quarter', 'year'].map((unit) => periodOf(plain, unit as 'day', '2026-12-31'))).toEqual([
      { key: '2026-12-31', from: '2026-12-31', to: '2027-01-01' },
      { key: '2026-12', from: '2026-12-01', to: '2027-01-01' },
      { key: '2026-Q4', from: '2026-10-01', to: '2027-01-01' },
      { key: '2026', from: '2026-01-01', to: '2027-01-01' },
    ]);
  });
  it('follows a fiscal year from April', () => {
    const india = businessCalendar({
      zone: 'Asia/Kolkata',
      fiscal: { kind: 'months', startMonth: 4, yearNamedBy: 'end' },
    });
    expect(periodOf(india, 'quarter', '2026-02-15')).toEqual({
      key: 'FY2026-Q4',
      from: '2026-01-01',
      to: '2026-04-01',
    });
    expect(periodOf(india, 'year', '2026-04-01')).toEqual({ key: 'FY2027', from: '2026-04-01', to: '2027-04-01' });
    expect(
      periodKey({ ...india, fiscal: { kind: 'months', startMonth: 4, yearNamedBy: 'start' } }, 'year', '2026-03-31'),
    ).toBe('FY2025');
  });
  it('follows a 4-4-5 year with a 53rd week', () => {
    const fiscal = fourFourFive([
      { name: 'FY2026', from: '2026-02-01' },
      { name: 'FY2027', from: '2027-01-31', hasWeek53: true },
    ]);
    const retail = businessCalendar({ zone: 'America/New_York', weekStart: 0, fiscal });
    expect(fiscal.periods.map(({ from, to }) => (dayNumber(to) - dayNumber(from)) / 7)).toEqual([
      4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6,
    ]);
    expect(periodOf(retail, 'month', '2026-03-01')).toEqual({
      key: 'FY2026-P02',
      from: '2026-03-01',
      to: '2026-03-29',
    });
    expect(periodOf(retail, 'quarter', '2026-03-01')).toEqual({
      key: 'FY2026-Q1',
      from: '2026-02-01',
      to: '2026-05-03',
    });
    expect(periodOf(retail, 'year', '2027-02-01')).toEqual({ key: 'FY2027', from: '2027-01-31', to: '2028-02-06' });
    expect(periodOf(retail, 'year', '2029-02-01')).toBeNull();
  });
  it('lists what touches a stretch, with instants of the zone, and finds by halving', () => {
    const { periods, bounds } = periodsOf(readCalendar('Africa/Cairo'), 'day', '2026-04-23', '2026-04-26');
    expect(periods.map(({ key }) => key)).toEqual(['2026-04-23', '2026-04-24', '2026-04-25']);
    expect(bounds.map(instantText)).toEqual([
      '2026-04-22T22:00:00.000Z',
      '2026-04-23T22:00:00.000Z',
      '2026-04-24T21:00:00.000Z',
      '2026-04-25T21:00:00.000Z',
    ]);
    const first = bounds[0] ?? 0;
    const last = bounds[3] ?? 0;
    expect(
      [first - 1, first, (bounds[1] ?? 0) - 1, bounds[1] ?? 0, last - 1, last].map((ms) => periodIndex(bounds, ms)),
    ).toEqual([-1, 0, 0, 1, 2, -1]);
    expect(periodsOf(readCalendar('UTC'), 'month', '2026-01-15', '2026-03-01').periods.map(({ key }) => key)).toEqual([
      '2026-01',
      '2026-02',
    ]);
    expect(periodsOf(readCalendar('UTC'), 'month', '2026-01-15', '2026-01-15').bounds).toEqual([]);
  });
});
