import fc from 'fast-check';
import {
  addBusinessDays,
  businessCalendar,
  businessDaysBetween,
  dueItems,
  isBusinessDay,
  nextDueAt,
  StagewrightError,
} from 'stagewright';
import { cycleTime, winRate } from 'stagewright/conversion';
import { weightedForecast } from 'stagewright/forecast';
import { describe, expect, test } from 'vitest';
import { modelOf, Player } from '../support/Player.js';
import { stagesHistory } from '../support/stagesHistory.js';

const asOf = '2026-06-30T00:00:00Z';

const history = stagesHistory({
  a: [
    [Date.UTC(2026, 4, 18, 15), 'lead'],
    [Date.UTC(2026, 4, 29, 15), 'won'],
  ],
});

const zone = 'America/New_York';
const days = (calendar: unknown) =>
  cycleTime(history, { unit: 'business', asOf, calendar: calendar as string }).total.won.mean;

const told = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
};

/** Everybody that takes a calendar, with the words before its path. */
const takers: readonly (readonly [name: string, take: (calendar: never) => unknown])[] = [
  ['a measure', (calendar) => days(calendar)],
  [
    'a forecast',
    (calendar) =>
      weightedForecast([], { asOf, currency: 'EUR', calendar, closing: { from: '2026-01-01', to: '2027-01-01' } }),
  ],
];

describe('a calendar written as a record, or stored as JSON', () => {
  test('is completed as `businessCalendar` completes it', () => {
    // Monday 18 to Friday 29 May 2026, the first counts and the last does not: nine days, of which 25 May is a holiday.
    expect(days({ zone })).toBe(9);
    expect(days({ zone, holidays: ['2026-05-25'] })).toBe(8);
    expect(days({ zone, holidays: ['2026-05-25'], weekend: undefined, fiscal: null })).toBe(8);
    expect(days({ zone, holidays: ['2026-05-25'], extraWorkdays: ['2026-05-23', '2026-05-25'] })).toBe(10);
    expect(days({ zone, weekend: [5, 6] })).toBe(9);
    expect(days(JSON.parse(JSON.stringify(businessCalendar({ zone, holidays: ['2026-05-25'] }))))).toBe(8);
    const basis = { closedDuring: { from: '2026-01-01', to: '2026-07-01' } };
    const periods = (every: 'week' | 'quarter') =>
      winRate(history, { basis, asOf, every, calendar: { zone } }).groups.map(({ key }) => key.period);
    // ISO 8601: 29 May 2026 is in week 22.
    expect(periods('week')).toEqual(['2026-W22']);
    expect(periods('quarter')).toEqual(['2026-Q2']);
  });

  const calendars = fc.record(
    {
      weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
      holidays: fc.array(fc.constantFrom('2026-05-18', '2026-05-20', '2026-05-23', '2026-05-28')),
      extraWorkdays: fc.array(fc.constantFrom('2026-05-18', '2026-05-20', '2026-05-23', '2026-05-24')),
      weekStart: fc.integer({ min: 0, max: 6 }),
    },
    { requiredKeys: [] },
  );
  test('counts as the calendar that is made of it', () => {
    fc.assert(
      fc.property(calendars, (parts) => {
        expect(days({ zone, ...parts })).toBe(days(businessCalendar({ zone, ...parts })));
      }),
    );
  });

  test.each(takers)('%s refuses one that would count wrong, at its place in it', (_, take) => {
    const of = (calendar: unknown) => told(() => take(calendar as never));
    expect(of({ zone, hollidays: [] })).toEqual(['unknown_property calendar.hollidays']);
    expect(of({ zone, holidays: ['2026-02-30', '25.05.2026'] })).toEqual([
      'invalid_date calendar.holidays.0',
      'invalid_date calendar.holidays.1',
    ]);
    expect(of({ zone, holidays: '2026-05-25' })).toEqual(['wrong_type calendar.holidays']);
    expect(of({ zone, holidays: [{ year: 2026, month: 5, day: 25 }], extraWorkdays: null })).toEqual([
      'invalid_date calendar.holidays.0',
      'wrong_type calendar.extraWorkdays',
    ]);
    expect(of({ zone, weekend: ['sat'] })).toEqual(['out_of_range calendar.weekend']);
    expect(of({ zone, weekend: null, weekStart: 9 })).toEqual([
      'wrong_type calendar.weekend',
      'out_of_range calendar.weekStart',
    ]);
    expect(of({ zone, weekend: [0, 1, 2, 3, 4, 5, 6] })).toEqual(['no_workdays calendar.weekend']);
    expect(of({ zone: 'America/NewYork' })).toEqual(['unknown_time_zone calendar.zone']);
    expect(of('America/NewYork')).toEqual(['unknown_time_zone calendar']);
    expect(of({ holidays: [] })).toEqual(['missing_property calendar.zone']);
    expect(of(null)).toEqual(['wrong_type calendar']);
    expect(of({ zone, fiscal: 4 })).toEqual(['wrong_type calendar.fiscal']);
    expect(of({ zone, fiscal: { kind: 'month', startMonth: 4 } })).toEqual(['unknown_choice calendar.fiscal.kind']);
    expect(of({ zone, fiscal: { kind: 'months', startMonth: 13, yearNamedBy: 'ending' } })).toEqual([
      'out_of_range calendar.fiscal.startMonth',
      'unknown_choice calendar.fiscal.yearNamedBy',
    ]);
    const periods = [
      { id: 'P1', from: '2026-01-01', to: '2026-02-01' },
      { from: '2026-02-02', to: '2026-03-01' },
    ];
    expect(of({ zone, fiscal: { kind: 'explicit', periods } })).toEqual([
      'wrong_type calendar.fiscal.periods.1.id',
      'period_gap calendar.fiscal.periods.1',
    ]);
    expect(of({ zone, fiscal: { kind: 'explicit' } })).toEqual(['wrong_type calendar.fiscal.periods']);
  });

  test('refused by what becomes due', () => {
    const { plan, opportunity } = new Player(modelOf({ stages: [{ id: 'a' }] }));
    const of = (calendar: unknown) => {
      const options = { asOf, calendar: calendar as string };
      const issues = told(() => dueItems(plan, opportunity, options));
      expect(told(() => nextDueAt(plan, opportunity, options))).toEqual(issues);
      return issues;
    };
    expect(of({ zone })).toEqual([]);
    expect(of({ zone, hollidays: [] })).toEqual(['unknown_property options.calendar.hollidays']);
    expect(of({ zone, holidays: ['2026-02-30'] })).toEqual(['invalid_date options.calendar.holidays.0']);
    expect(of('Mars')).toEqual(['unknown_time_zone options.calendar']);
  });

  test('is held to its days where days are counted one by one, too', () => {
    const calendar = { ...businessCalendar({ zone }), holidays: ['25.05.2026'], weekend: ['sat'] } as never;
    const both = ['out_of_range calendar.weekend', 'invalid_date calendar.holidays.0'];
    expect(told(() => isBusinessDay(calendar, '2026-05-25'))).toEqual(both);
    expect(told(() => addBusinessDays(calendar, '2026-05-25', 1))).toEqual(both);
    expect(told(() => businessDaysBetween(calendar, '2026-05-25', '2026-05-26'))).toEqual(both);
  });
});
