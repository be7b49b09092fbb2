import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  addBusinessDays,
  businessCalendar,
  businessDaysBetween,
  dateOfDay,
  dayNumber,
  instantText,
  isBusinessDay,
  periodOf,
  readDate,
  readInstant,
} from '../../src/values/index.js';

const ms = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
const day = fc.integer({ min: -200_000, max: 2_000_000 });

describe('instants and dates agree with the engine', () => {
  test.prop([ms])('instantText is toISOString, and is read back', (instant) => {
    expect(instantText(instant)).toBe(new Date(instant).toISOString());
    expect(readInstant(instantText(instant))).toBe(instant);
  });
  test.prop([day])('dateOfDay is the engine’s date, and dayNumber its inverse', (number) => {
    expect(dateOfDay(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
    expect(dayNumber(dateOfDay(number))).toBe(number);
  });
  test.prop([fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })])(
    'a date is one exactly where the engine’s calendar has it',
    (year, month, dayOfMonth) => {
      const there = new Date(0);
      there.setUTCFullYear(year, month - 1, dayOfMonth);
      const exists = there.getUTCMonth() === month - 1 && there.getUTCDate() === dayOfMonth;
      expect(readDate({ year, month, day: dayOfMonth }) !== null).toBe(exists);
    },
  );
  test.prop([fc.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|[+-]\d{2}:\d{2})$/)])(
    'what both read is the same instant',
    (text) => {
      const ours = readInstant(text);
      // The engine takes 24:00 and rolls days of a month over; we are stricter, never different.
      if (ours !== null) expect(ours).toBe(Date.parse(text));
    },
  );
});

describe('calendars hold', () => {
  const calendar = businessCalendar({
    zone: 'UTC',
    weekend: [5, 6],
    holidays: ['2026-01-01', '2026-01-02', '2026-05-06'],
    extraWorkdays: ['2026-01-02', '2026-05-08'],
  });
  const near = fc.integer({ min: dayNumber('2025-11-01'), max: dayNumber('2026-08-01') }).map(dateOfDay);
  test.prop([near, near])('business days between are those counted one by one', (a, b) => {
    const [from, to] = a < b ? [a, b] : [b, a];
    let count = 0;
    for (let at = dayNumber(from); at < dayNumber(to); at++) if (isBusinessDay(calendar, dateOfDay(at))) count++;
    expect(businessDaysBetween(calendar, from, to)).toBe(count);
    expect(businessDaysBetween(calendar, to, from)).toBe(0 - count);
  });
  test.prop([near, fc.integer({ min: 1, max: 90 })])('adding business days moves over that many', (date, days) => {
    const end = addBusinessDays(calendar, date, days);
    expect(businessDaysBetween(calendar, dateOfDay(dayNumber(date) + 1), dateOfDay(dayNumber(end) + 1))).toBe(days);
  });
  test.prop([
    near,
    fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 1, max: 12 }),
  ])('every date lies in its period, and the next period begins where it ends', (date, unit, weekStart, startMonth) => {
    const cut = businessCalendar({
      zone: 'UTC',
      weekStart,
      fiscal: { kind: 'months', startMonth, yearNamedBy: 'end' },
    });
    const period = periodOf(cut, unit as 'day', date);
    if (period === null) throw new Error('no period');
    expect(period.from <= date && date < period.to).toBe(true);
    expect(periodOf(cut, unit as 'day', period.to)?.from).toBe(period.to);
    expect(periodOf(cut, unit as 'day', period.from)).toEqual(period);
  });
});
