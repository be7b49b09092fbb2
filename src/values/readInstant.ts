import { isRecord } from '../issues/index.js';
import { dayAt, daysFromCivil, daysInMonth, digitsAt } from './civilDate.js';
import { isStamp, LEAST_MILLISECONDS } from './numberReading.js';

/** 0001-01-01 and the end of 9999 in epoch milliseconds: what four digits of a year can say. */
export const EARLIEST = -62_135_596_800_000;
export const LATEST = 253_402_300_799_999;
const MS_PER_DAY = 86_400_000;

/**
 * Epoch milliseconds of an instant in any of the forms that hosts have; `null` where it is none.
 *
 * Text must be `YYYY-MM-DDTHH:mm`, with optional `:ss` and decimals, and must end in `Z` or an offset: a local time is
 * no instant. Every part is validated, the day of the month included. Decimals beyond milliseconds are cut. Years 0001
 * to 9999. One pass over the characters, without a regular expression or a `Date`.
 *
 * A bare number is taken for milliseconds where it can be nothing else: seconds, serial numbers of Excel and `20240115`
 * would all be instants around New Year of 1970. What such a number looks like says `numberReading`.
 */
export function readInstant(input: unknown): number | null {
  if (typeof input === 'string') {
    const usual = readUsualText(input);
    return Number.isNaN(usual) ? readIsoText(input) : usual;
  }
  if (typeof input === 'number') return Math.abs(input) < LEAST_MILLISECONDS || isStamp(input) ? null : inRange(input);
  return isRecord(input) ? inRange(readClock(input)) : null;
}

function inRange(ms: number): number | null {
  return ms >= EARLIEST && ms <= LATEST ? Math.trunc(ms) : null;
}

/** Milliseconds of a `Date` or of a `Temporal.Instant`. */
function readClock(input: object): number {
  if (input instanceof Date) return input.getTime();
  return 'epochMilliseconds' in input && typeof input.epochMilliseconds === 'number'
    ? input.epochMilliseconds
    : Number.NaN;
}

/** `YYYY-MM-DDTHH:mm:ssZ` and `…:ss.sssZ`, as most systems write it, at once; `NaN` for all else, right or wrong. */
function readUsualText(text: string): number {
  const { length } = text;
  if ((length !== 24 && length !== 20) || text.charCodeAt(length - 1) !== 90 || text.charCodeAt(10) !== 84)
    return Number.NaN;
  if (
    text.charCodeAt(4) !== 45 ||
    text.charCodeAt(7) !== 45 ||
    text.charCodeAt(13) !== 58 ||
    text.charCodeAt(16) !== 58
  )
    return Number.NaN;
  const year = pairAt(text, 0) * 100 + pairAt(text, 2);
  const month = pairAt(text, 5);
  const day = pairAt(text, 8);
  const hour = pairAt(text, 11);
  const minute = pairAt(text, 14);
  const second = pairAt(text, 17);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31 || (day > 28 && day > daysInMonth(year, month)))
    return Number.NaN;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return Number.NaN;
  let ms = 0;
  if (length === 24) {
    const last = text.charCodeAt(22) - 48;
    ms = pairAt(text, 20) * 10 + last;
    if (text.charCodeAt(19) !== 46 || ms < 0 || last < 0 || last > 9) return Number.NaN;
  }
  return daysFromCivil(year, month, day) * MS_PER_DAY + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

/** Two digits; far below zero where they are none. */
function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000_000;
}

function readIsoText(text: string): number | null {
  const day = dayAt(text);
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  const separator = text.charCodeAt(10);
  if (day === null || hour < 0 || hour > 23 || minute < 0 || minute > 59 || text.charCodeAt(13) !== 58) return null;
  if (separator !== 84 && separator !== 116 && separator !== 32) return null;
  let at = 16;
  let ms = 0;
  if (text.charCodeAt(at) === 58) {
    const second = digitsAt(text, 17, 2);
    if (second < 0 || second > 59) return null;
    ms = second * 1000;
    at = 19;
    const point = text.charCodeAt(at);
    if (point === 46 || point === 44) {
      let unit = 100;
      const first = ++at;
      for (; ; at++) {
        const digit = text.charCodeAt(at) - 48;
        if (!(digit >= 0 && digit <= 9)) break;
        ms += digit * Math.floor(unit);
        unit /= 10;
      }
      if (at === first) return null;
    }
  }
  const offset = offsetAt(text, at);
  if (offset === null) return null;
  const instant = day * MS_PER_DAY + hour * 3_600_000 + minute * 60_000 + ms - offset;
  return instant >= EARLIEST && instant <= LATEST ? instant : null;
}

/** Milliseconds east of UTC, of a zone that must end the text. */
function offsetAt(text: string, at: number): number | null {
  const sign = text.charCodeAt(at);
  if ((sign === 90 || sign === 122) && text.length === at + 1) return 0;
  if (sign !== 43 && sign !== 45) return null;
  const hasColon = text.charCodeAt(at + 3) === 58;
  const minutesAt = hasColon ? at + 4 : at + 3;
  const hours = digitsAt(text, at + 1, 2);
  const minutes = text.length === at + 3 ? 0 : digitsAt(text, minutesAt, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return null;
  if (text.length !== at + 3 && text.length !== minutesAt + 2) return null;
  return (sign === 43 ? 1 : -1) * (hours * 3_600_000 + minutes * 60_000);
}
