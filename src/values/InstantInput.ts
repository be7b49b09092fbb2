/**
 * Anything with an instant in it: a `Date`, epoch milliseconds, ISO text with `Z` or an offset, or an object with
 * `epochMilliseconds` (`Temporal.Instant`, `Temporal.ZonedDateTime`). Numbers within 1e11 of 0 (before March 1973, and seconds
 * or days of any year) are none. Where a bound is asked for, a date does as well, as the beginning of its day in the zone of
 * the calendar; where a moment is, such as `asOf`, it does not: a day has two ends.
 */
export type InstantInput = Date | number | string | { readonly epochMilliseconds: number };
