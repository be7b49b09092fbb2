import type { CalendarInput, DateInput, InstantInput, Rounding } from '../values/index.js';

/** How many units of the forecast's currency one unit of another is worth, from a date on. */
export type ExchangeRate = { readonly currency: string; readonly on: DateInput; readonly rate: string };

/** What every forecast needs to know. */
export type ForecastOptions = {
  /** The moment that the forecast is made for; nothing here looks at a clock. */
  readonly asOf: InstantInput;
  /** The currency of all totals, by its three letters. */
  readonly currency: string;
  /** Only deals that close from the first date up to, not including, the second. Left out: all. */
  readonly closing?: { readonly from: DateInput; readonly to: DateInput };
  /** The zone in which `asOf` is a date, and the fiscal year; default `UTC`. */
  readonly calendar?: CalendarInput;
  /**
   * Rates into `currency`, dated. Without a rate an amount in another currency is left out, and told. Of two of one day the
   * later one stands, and is told where it differs (`contradictory_rates`).
   */
  readonly rates?: readonly ExchangeRate[];
  /** How old a rate may be, in days, at the date it is needed for; default 7. What is left out for an older one is told. */
  readonly maxRateAgeDays?: number;
  /**
   * Open deals take the rate of `asOf` (default) or that of their expected close, without one that of `asOf`. Won ones always
   * that of their close; a won one that nobody knows the close of has none.
   */
  readonly openRate?: 'asOf' | 'closeOn';
  /** How totals are rounded, once, at the end; default `half-even`. */
  readonly rounding?: Rounding;
};
