/**
 * Anything with an instant in it: a `Date`, epoch milliseconds, ISO text with `Z` or an offset, or an object with
 * `epochMilliseconds` (`Temporal.Instant`, `Temporal.ZonedDateTime`).
 */
export type InstantInput = Date | number | string | { readonly epochMilliseconds: number };
