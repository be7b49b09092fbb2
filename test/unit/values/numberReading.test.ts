import { describe, expect, test } from 'vitest';
import { numberReading, readInstant } from '../../../src/values/index.js';

const HALF_PAST_TEN = Date.UTC(2024, 0, 15, 10, 30);

describe('numbers that count no milliseconds since 1970', () => {
  test.each([
    // Microsoft's help on DATEVALUE: January 1, 2008 is serial number 39448.
    ['excel_serial', 39_448, '2008-01-01'],
    ['excel_serial', 39_448.75, '2008-01-01'],
    // R: as.numeric(as.Date("2024-01-15")) is 19737.
    ['epoch_days', 19_737, '2024-01-15'],
    // date -u -d @1700000000: Tue Nov 14 22:13:20 UTC 2023.
    ['epoch_seconds', 1_700_000_000, '2023-11-14T22:13:20.000Z'],
    ['epoch_seconds', 1_700_000_000.5, '2023-11-14T22:13:20.500Z'],
    ['epoch_microseconds', HALF_PAST_TEN * 1000, '2024-01-15T10:30:00.000Z'],
    ['epoch_nanoseconds', HALF_PAST_TEN * 1_000_000, '2024-01-15T10:30:00.000Z'],
    ['yyyymmdd', 20_240_115, '2024-01-15'],
    ['yyyymmdd', 20_240_229, '2024-02-29'],
    ['yyyymmddhhmm', 202_401_151_030, '2024-01-15'],
    ['yyyymmddhhmmss', 20_240_115_103_000, '2024-01-15'],
  ])('%s: %d', (reading, number, meant) => {
    expect(numberReading(number)).toEqual({ reading, meant });
    expect(numberReading(String(number))).toEqual({ reading, meant });
    expect(readInstant(number)).toBeNull();
    expect(readInstant(String(number))).toBeNull();
  });

  test('that look like nothing are none either, up to 1973 and down to 1966, and 0 is none', () => {
    for (const number of [1, 2024, 20_240_230, 20_241_301, 5e9, 99_999_999_999, -1, -86_400_000, -99_999_999_999]) {
      expect(readInstant(number)).toBeNull();
      expect(numberReading(number)).toBeNull();
    }
    expect(readInstant(0)).toBeNull();
  });

  test('milliseconds are instants, those in text are not, and are told', () => {
    for (const ms of [1e11, -1e11, HALF_PAST_TEN, 4_102_444_800_000, 253_402_300_799_999, -62_135_596_800_000])
      expect(readInstant(ms)).toBe(ms);
    // As long as a date in digits, and none: the 32nd of January, half past the 24th hour.
    for (const ms of [202_401_321_030, 202_401_152_430, 20_240_132_103_000, 20_240_115_106_000])
      expect(readInstant(ms)).toBe(ms);
    expect(readInstant(String(HALF_PAST_TEN))).toBeNull();
    expect(numberReading(String(HALF_PAST_TEN))).toEqual({
      reading: 'epoch_milliseconds',
      meant: '2024-01-15T10:30:00.000Z',
    });
  });

  test('in other forms instants before 1973 are what they were', () => {
    for (const text of ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:45.000Z', '1972-05-01T00:00:00.000Z']) {
      const ms = Date.parse(text);
      expect([text, new Date(ms), { epochMilliseconds: ms }].map(readInstant)).toEqual([ms, ms, ms]);
    }
  });

  test.each([
    null,
    undefined,
    true,
    '',
    '2024',
    '2024-01-15',
    'x45000',
    '45000 ',
    '1e9',
    '-45000',
    [45_000],
    Number.NaN,
  ])('%j is no number that stands for a date', (value) => expect(numberReading(value)).toBeNull());
});
