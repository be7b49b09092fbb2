import { civilNumber } from './civilDate.js';

const MS_PER_DAY = 86_400_000;
const ZERO = 48;

/**
 * `YYYY-MM-DDTHH:mm:ss.sssZ` of epoch milliseconds, for instants that `readInstant` gives.
 *
 * Every record and every comparison of instants goes through here. The text is made of character codes at once: a
 * template would leave a rope of pieces that the first comparison has to copy.
 */
export function instantText(ms: number): string {
  const day = Math.floor(ms / MS_PER_DAY);
  const rest = ms - day * MS_PER_DAY;
  const date = civilNumber(day);
  const hour = Math.floor(rest / 3_600_000);
  const minute = Math.floor(rest / 60_000) % 60;
  const second = Math.floor(rest / 1000) % 60;
  const milli = rest % 1000;
  // biome-ignore format: one line a part of the text
  return String.fromCharCode(
    digit(date, 10_000_000), digit(date, 1_000_000), digit(date, 100_000), digit(date, 10_000), 45,
    digit(date, 1000), digit(date, 100), 45,
    digit(date, 10), digit(date, 1), 84,
    digit(hour, 10), digit(hour, 1), 58,
    digit(minute, 10), digit(minute, 1), 58,
    digit(second, 10), digit(second, 1), 46,
    digit(milli, 100), digit(milli, 10), digit(milli, 1), 90,
  );
}

/** The character code of one decimal digit of a number. */
function digit(value: number, place: number): number {
  return ZERO + (Math.floor(value / place) % 10);
}
